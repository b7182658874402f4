package org.pjrun.internal.shared;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The three Linux system calls that the JDK has no API for: futex, membarrier and memfd_create.
 *
 * <p>The linker is set up on first use only (about 20 ms), so a program that never sleeps or creates a segment does not
 * pay for it. On other systems {@link #available()} is false and callers poll with timed parks instead.
 */
public final class Kernel {
    private static final int FUTEX_WAIT = 0;
    private static final int FUTEX_WAKE = 1;
    private static final int MEMBARRIER_GLOBAL_EXPEDITED = 1 << 1;
    private static final int MEMBARRIER_REGISTER_GLOBAL_EXPEDITED = 1 << 2;
    private static final int MFD_CLOEXEC = 1;

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

    /** Creates an anonymous memory file and returns its descriptor, negative where the kernel refuses. */
    public static int memfd(String name) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) call(Numbers.MEMFD, arena.allocateFrom(name).address(), MFD_CLOEXEC, 0, 0);
        }
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
        private static final long MEMFD = X86 ? 319 : 279;
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
