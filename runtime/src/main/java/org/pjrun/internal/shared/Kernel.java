package org.pjrun.internal.shared;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The Linux system calls that the JDK has no API for: futex, membarrier, memfd_create, epoll, eventfd, pidfd, affinity,
 * and reading from descriptors that this process was given.
 *
 * <p>The linker is set up on first use only (about 20 ms), so a program that never sleeps or creates a segment does not
 * pay for it. On other systems {@link #available()} is false and callers poll with timed parks instead.
 */
public final class Kernel {
    private static final int FUTEX_WAIT = 0;
    private static final int FUTEX_WAKE = 1;
    private static final int MEMBARRIER_GLOBAL_EXPEDITED = 1 << 1;
    private static final int MEMBARRIER_REGISTER_GLOBAL_EXPEDITED = 1 << 2;
    private static final int MEMBARRIER_PRIVATE_EXPEDITED = 1 << 3;
    private static final int MEMBARRIER_REGISTER_PRIVATE_EXPEDITED = 1 << 4;
    private static final int MADV_HUGEPAGE = 14;
    private static final int MADV_COLLAPSE = 25;
    private static final int MFD_CLOEXEC = 1;
    private static final int EPOLL_CLOEXEC = 0x80000;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_MORE = 0x8000;
    private static final int POLLIN = 1;
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLLIN = 1;
    private static final int EPOLLOUT = 4;
    private static final int EPOLLRDHUP = 0x2000;
    private static final int EPOLLET = 1 << 31;
    private static final int EFD_CLOEXEC = 0x80000;
    private static final int EFD_NONBLOCK = 0x800;

    private Kernel() {}

    /** Whether these calls exist on this system. */
    public static boolean available() {
        return Numbers.KNOWN;
    }

    /**
     * Sleeps while the word holds {@code expected}, until woken or until the time is over; may return early.
     *
     * @param word address of a 4-byte word
     * @param timespec 16 bytes of native memory that this call may overwrite
     */
    public static void futexWait(long word, int expected, MemorySegment timespec, long nanos) {
        timespec.set(ValueLayout.JAVA_LONG, 0, nanos / 1_000_000_000L);
        timespec.set(ValueLayout.JAVA_LONG, 8, nanos % 1_000_000_000L);
        call(Numbers.FUTEX, word, FUTEX_WAIT, expected, timespec.address());
    }

    /** Wakes at most {@code count} sleepers of the word. */
    public static void futexWake(long word, int count) {
        call(Numbers.FUTEX, word, FUTEX_WAKE, count, 0);
    }

    /** Makes this process take part in {@link #barrierEverywhere()} of others; false where the kernel refuses. */
    public static boolean registerBarrier() {
        return call(Numbers.MEMBARRIER, MEMBARRIER_REGISTER_GLOBAL_EXPEDITED, 0, 0, 0) == 0;
    }

    /** A full memory barrier on every running thread of every registered process; false where the kernel refuses. */
    public static boolean barrierEverywhere() {
        return call(Numbers.MEMBARRIER, MEMBARRIER_GLOBAL_EXPEDITED, 0, 0, 0) == 0;
    }

    /** Makes {@link #barrierHere()} possible; false where the kernel refuses. */
    public static boolean registerBarrierHere() {
        return call(Numbers.MEMBARRIER, MEMBARRIER_REGISTER_PRIVATE_EXPEDITED, 0, 0, 0) == 0;
    }

    /** A full memory barrier on every running thread of this process; false where the kernel refuses. */
    public static boolean barrierHere() {
        return call(Numbers.MEMBARRIER, MEMBARRIER_PRIVATE_EXPEDITED, 0, 0, 0) == 0;
    }

    /** Asks for pages of 2 MiB for memory of this process that is touched from now on; without effect where there are none. */
    public static void preferHugePages(long address, long bytes) {
        call(Numbers.MADVISE, address, bytes, MADV_HUGEPAGE, 0);
    }

    /** Replaces pages that this process has at an address by such of 2 MiB; false where the kernel refuses, perhaps for now. */
    public static boolean foldPages(long address, long bytes) {
        return call(Numbers.MADVISE, address, bytes, MADV_COLLAPSE, 0) == 0;
    }

    /** Writes the set of cores that the calling thread may run on, a bit each; returns its bytes, negative for an error. */
    static long affinity(MemorySegment mask) {
        return call(Numbers.GETAFFINITY, 0, mask.byteSize(), mask.address(), 0);
    }

    /** Lets the calling thread run on a set of cores only. */
    static void setAffinity(MemorySegment mask) {
        call(Numbers.SETAFFINITY, 0, mask.byteSize(), mask.address(), 0);
    }

    /** Creates an anonymous memory file and returns its descriptor, negative where the kernel refuses. */
    public static int memfd(String name) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) call(Numbers.MEMFD, arena.allocateFrom(name).address(), MFD_CLOEXEC, 0, 0);
        }
    }

    /** Creates a set of descriptors to wait for; negative where the kernel refuses. */
    public static int epollCreate() {
        return (int) call(Numbers.EPOLL_CREATE, EPOLL_CLOEXEC, 0, 0, 0);
    }

    /**
     * Adds a descriptor to a set: each time that it becomes readable or writable, or is hung up, ends one wait.
     *
     * @param event 16 bytes of native memory that this call may overwrite
     */
    public static boolean epollAdd(int set, int descriptor, MemorySegment event) {
        event.set(ValueLayout.JAVA_INT, 0, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET);
        event.set(ValueLayout.JAVA_INT, 4, descriptor);
        return call(Numbers.EPOLL_CTL, set, EPOLL_CTL_ADD, descriptor, event.address()) == 0;
    }

    /**
     * Sleeps until something happens to a descriptor of the set or the time is over; may return early.
     *
     * @param events native memory of 16 bytes for each event
     */
    public static void epollWait(int set, MemorySegment events, int millis) {
        call(Numbers.EPOLL_PWAIT, set, events.address(), events.byteSize() / 16, millis);
    }

    /** Creates a counter that is a descriptor; negative where the kernel refuses. */
    public static int eventfd() {
        return (int) call(Numbers.EVENTFD, 0, EFD_CLOEXEC | EFD_NONBLOCK, 0, 0);
    }

    /** Makes a counter readable: a set that it belongs to wakes; {@code one} is 8 bytes that hold 1. */
    public static void signal(int counter, MemorySegment one) {
        call(Numbers.WRITE, counter, one.address(), 8, 0);
    }

    /**
     * Sends to a socket without blocking, from the heap without a copy in between; returns how many bytes it took, negative
     * for none.
     *
     * @param more whether something follows at once
     */
    public static long send(int socket, MemorySegment memory, long offset, long length, boolean more) {
        int flags = MSG_DONTWAIT | MSG_NOSIGNAL | (more ? MSG_MORE : 0);
        try {
            return (long) Sockets.SEND.invokeExact(socket, memory.asSlice(offset, length), length, flags);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("send", e);
        }
    }

    /** Receives from a socket without blocking, into the heap without a copy in between; returns as {@link #send}. */
    public static long receive(int socket, MemorySegment memory, long offset, long length) {
        try {
            return (long) Sockets.RECV.invokeExact(socket, memory.asSlice(offset, length), length, MSG_DONTWAIT);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("recv", e);
        }
    }

    /** Opens a process as a descriptor that can be read when the process has ended; negative where the kernel refuses. */
    public static int process(long number) {
        return (int) call(Numbers.PIDFD_OPEN, number, 0, 0, 0);
    }

    /** Reads what is there, or waits for it; returns the number of bytes, 0 at the end, negative for an error. */
    public static long read(int descriptor, MemorySegment memory) {
        return call(Numbers.READ, descriptor, memory.address(), memory.byteSize(), 0);
    }

    /** Writes, and waits where there is no room; returns the number of bytes, negative for an error. */
    public static long write(int descriptor, MemorySegment memory) {
        return call(Numbers.WRITE, descriptor, memory.address(), memory.byteSize(), 0);
    }

    /**
     * Waits until a descriptor can be read or has come to its end; false if that is not so within the time.
     *
     * @param scratch 24 bytes of native memory that this call may overwrite
     */
    public static boolean awaitInput(int descriptor, MemorySegment scratch, long nanos) {
        scratch.set(ValueLayout.JAVA_LONG, 0, nanos / 1_000_000_000L);
        scratch.set(ValueLayout.JAVA_LONG, 8, nanos % 1_000_000_000L);
        scratch.set(ValueLayout.JAVA_INT, 16, descriptor);
        scratch.set(ValueLayout.JAVA_INT, 20, POLLIN);
        return call(Numbers.PPOLL, scratch.address() + 16, 1, scratch.address(), 0) != 0;
    }

    public static void close(int descriptor) {
        call(Numbers.CLOSE, descriptor, 0, 0, 0);
    }

    private static long call(long number, long a, long b, long c, long d) {
        try {
            return (long) Calls.SYSCALL.invokeExact(number, a, b, c, d, 0L, 0L);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("system call " + number, e);
        }
    }

    /** System call numbers of this processor. */
    private static final class Numbers {
        private static final boolean X86 = "amd64".equals(System.getProperty("os.arch"));
        private static final boolean ARM = "aarch64".equals(System.getProperty("os.arch"));
        private static final boolean KNOWN = "Linux".equals(System.getProperty("os.name")) && (X86 || ARM);
        private static final long FUTEX = X86 ? 202 : 98;
        private static final long MEMBARRIER = X86 ? 324 : 283;
        private static final long MADVISE = X86 ? 28 : 233;
        private static final long MEMFD = X86 ? 319 : 279;
        private static final long EPOLL_CREATE = X86 ? 291 : 20;
        private static final long EPOLL_CTL = X86 ? 233 : 21;
        private static final long EPOLL_PWAIT = X86 ? 281 : 22;
        private static final long EVENTFD = X86 ? 290 : 19;
        private static final long GETAFFINITY = X86 ? 204 : 123;
        private static final long SETAFFINITY = X86 ? 203 : 122;
        private static final long PPOLL = X86 ? 271 : 73;
        private static final long READ = X86 ? 0 : 63;
        private static final long WRITE = X86 ? 1 : 64;
        private static final long PIDFD_OPEN = 434;
        private static final long CLOSE = X86 ? 3 : 57;
    }

    /** Calls that return at once, for which memory of the heap is held in its place. */
    @SuppressWarnings("restricted") // jars and launcher enable native access
    private static final class Sockets {
        private static final MethodHandle SEND = call("send");
        private static final MethodHandle RECV = call("recv");

        private static MethodHandle call(String name) {
            return Linker.nativeLinker()
                    .downcallHandle(
                            Linker.nativeLinker().defaultLookup().findOrThrow(name),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_INT),
                            Linker.Option.critical(true));
        }
    }

    /** Holder, so that the linker starts on first use. */
    @SuppressWarnings("restricted") // jars and launcher enable native access
    private static final class Calls {
        private static final MethodHandle SYSCALL = Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow("syscall"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG));
    }
}
