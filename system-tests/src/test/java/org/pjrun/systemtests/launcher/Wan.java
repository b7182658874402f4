package org.pjrun.systemtests.launcher;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Two network namespaces and the way between them, which delays packets, loses some, resets connections, or is cut.
 *
 * <p>Each namespace has one interface, whose packets this process reads and writes (Linux calls it a tun device): no
 * module of the kernel's for emulation is needed, but root.
 */
@SuppressWarnings("restricted") // tests enable native access
final class Wan implements AutoCloseable {
    private static final int IFF_TUN_NO_PI = 0x1001;
    private static final long TUNSETIFF = 0x400454caL;
    private static final int O_RDWR_NONBLOCK = 0x802;
    private static final short POLLIN = 1;
    private static final int MOST_WAITING = 20_000;

    private static final MethodHandle OPEN =
            call("open", 2, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    private static final MethodHandle IOCTL =
            call("ioctl", 2, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
    private static final MethodHandle READ =
            call("read", 3, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
    private static final MethodHandle WRITE =
            call("write", 3, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
    private static final MethodHandle POLL =
            call("poll", 3, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT);
    private static final MethodHandle CLOSE = call("close", 1, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);

    /** What the way does to packets. */
    record Weather(int mtu, long delayNanos, double loss) {}

    private record Packet(byte[] bytes, long dueNanos) {}

    private final String name = "pj" + ProcessHandle.current().pid();
    private final Weather weather;
    private final long seed = Long.getLong("seed", System.nanoTime());
    private final List<Thread> threads = new ArrayList<>();
    private final int[] devices = {-1, -1};
    private final AtomicInteger resetsWanted = new AtomicInteger();
    private final AtomicInteger resets = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicLong carried = new AtomicLong();
    private volatile boolean cut;
    private volatile boolean closed;

    Wan(Weather weather) throws IOException, InterruptedException {
        this.weather = weather;
        try {
            for (int end = 0; end < 2; end++) {
                ip("netns add " + namespace(end));
                devices[end] = device(name + "t" + end);
                // called the same on both ends: the JDK may list the IPv6 addresses of the one and look for them on the
                // other
                ip("link set " + name + "t" + end + " netns " + namespace(end) + " name wan0");
                ip("-n " + namespace(end) + " addr add 10.79.0." + (end + 1) + "/24 dev wan0");
                ip("-n " + namespace(end) + " link set wan0 mtu " + weather.mtu() + " up");
                ip("-n " + namespace(end) + " link set lo up");
            }
        } catch (IOException e) {
            close();
            throw e;
        }
        for (int end = 0; end < 2; end++) {
            int from = devices[end];
            int to = devices[1 - end];
            BlockingQueue<Packet> way = new LinkedBlockingQueue<>(MOST_WAITING);
            Random random = new Random(seed + end);
            threads.add(Thread.ofPlatform().daemon().start(() -> take(from, way, random)));
            threads.add(Thread.ofPlatform().daemon().start(() -> bring(way, to)));
        }
    }

    /** Why there can be no such ways here; empty if there can. */
    static String obstacle() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return "network namespaces need root";
        }
        if (!Files.isWritable(Path.of("/dev/net/tun"))) {
            return "this machine has no /dev/net/tun";
        }
        try {
            String probe = "pjprobe" + ProcessHandle.current().pid();
            ip("netns add " + probe);
            ip("netns del " + probe);
            return "";
        } catch (IOException e) {
            return "network namespaces cannot be made here: " + e.getMessage();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String namespace(int end) {
        return name + "n" + end;
    }

    /** What random choices were made from. */
    long seed() {
        return seed;
    }

    /** Bytes that have been on the way. */
    long carried() {
        return carried.get();
    }

    int lost() {
        return lost.get();
    }

    int resets() {
        return resets.get();
    }

    /** Makes the next large packet a reset of its connection. */
    void reset() {
        resetsWanted.incrementAndGet();
    }

    /** From now on nothing arrives. */
    void cut() {
        cut = true;
    }

    private void take(int from, BlockingQueue<Packet> way, Random random) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(65536);
            MemorySegment poll = arena.allocate(8, 4);
            poll.set(ValueLayout.JAVA_INT, 0, from);
            poll.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
            while (!closed) {
                long count = (long) READ.invokeExact(from, buffer, 65536L);
                if (count <= 0) {
                    int ready = (int) POLL.invokeExact(poll, 1L, 50);
                    if (ready < 0) {
                        return;
                    }
                    continue;
                }
                carried.addAndGet(count);
                if (cut) {
                    continue;
                }
                if (random.nextDouble() < weather.loss()) {
                    lost.incrementAndGet();
                    continue;
                }
                byte[] bytes = buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE);
                if (count > 1000 && resetsWanted.get() > 0 && Resets.possible(bytes)) {
                    resetsWanted.decrementAndGet();
                    resets.incrementAndGet();
                    bytes = Resets.of(bytes);
                }
                if (!way.offer(new Packet(bytes, System.nanoTime() + weather.delayNanos()))) {
                    lost.incrementAndGet();
                }
            }
        } catch (Throwable e) {
            throw new IllegalStateException("tun device", e);
        }
    }

    private void bring(BlockingQueue<Packet> way, int to) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(65536);
            while (!closed) {
                Packet packet = way.poll(50, TimeUnit.MILLISECONDS);
                if (packet == null || cut) {
                    continue;
                }
                long early = packet.dueNanos() - System.nanoTime();
                if (early > 0) {
                    LockSupport.parkNanos(early);
                }
                MemorySegment.copy(packet.bytes(), 0, buffer, ValueLayout.JAVA_BYTE, 0, packet.bytes().length);
                long unused = (long) WRITE.invokeExact(to, buffer, (long) packet.bytes().length);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("tun device", e);
        }
    }

    private static int device(String name) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            int device = (int) OPEN.invokeExact(arena.allocateFrom("/dev/net/tun"), O_RDWR_NONBLOCK);
            MemorySegment request = arena.allocate(40);
            request.setString(0, name);
            request.set(ValueLayout.JAVA_SHORT, 16, (short) IFF_TUN_NO_PI);
            if (device < 0 || (int) IOCTL.invokeExact(device, TUNSETIFF, request) != 0) {
                throw new IOException("a tun device cannot be made");
            }
            return device;
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("tun device", e);
        }
    }

    private static void ip(String words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words.split(" ")));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("ip " + words + ": " + said.strip());
        }
    }

    /** A function of the C library, from one argument on with a variable number of them. */
    private static MethodHandle call(String name, int variadic, MemoryLayout result, MemoryLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow(name),
                        FunctionDescriptor.of(result, arguments),
                        variadic < arguments.length
                                ? new Linker.Option[] {Linker.Option.firstVariadicArg(variadic)}
                                : new Linker.Option[0]);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
            for (int end = 0; end < 2; end++) {
                if (devices[end] >= 0) {
                    int unused = (int) CLOSE.invokeExact(devices[end]);
                    ip("netns del " + namespace(end));
                }
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("tun device", e);
        }
    }
}
