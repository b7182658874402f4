package org.pjrun.benchmarks.program;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.pjrun.Comm;

/**
 * Latency or bandwidth between two ranks: {@code Pairs MEMORY CPUS WARM_UP_MS latency|bandwidth
 * SIZE:ITERATIONS:REPETITIONS ...}.
 *
 * <p>Rank r binds itself to the r-th of the comma-separated cores. Then all sizes are gone through without being measured
 * until the time for warming up is over, because a JVM compiles while it runs. From there on it does what {@code
 * peers/pairs.c} does and prints the same lines.
 */
public final class Pairs {
    /** Larger messages use the same code and would only take long. */
    private static final int LARGEST_WARMED = 1 << 20;

    private final PairLoops loops;
    private final boolean printing;
    private final Memory memory;
    private final boolean latency;

    private Pairs(Comm comm, Memory memory, boolean latency) {
        this.loops = new PairLoops(comm);
        this.printing = comm.rank() == 0;
        this.memory = memory;
        this.latency = latency;
    }

    /** Runs as one of two ranks. */
    public static void main(String[] args) throws Exception {
        Comm comm = Comm.world();
        if (comm.size() != 2) {
            throw new IllegalArgumentException("ranks: " + comm.size() + " (expected: 2)");
        }
        Pinning.toCpu(args[1].split(",")[comm.rank()]);
        Memory memory = Memory.valueOf(args[0].toUpperCase(Locale.ROOT));
        Pairs pairs = new Pairs(comm, memory, args[3].equals("latency"));
        List<Loop> loops = Arrays.stream(args).skip(4).map(Loop::parse).toList();
        pairs.warmUp(loops, Long.parseLong(args[2]) * 1_000_000);
        for (Loop loop : loops) {
            pairs.measure(loop);
        }
    }

    private void warmUp(List<Loop> all, long nanos) {
        long begin = System.nanoTime();
        do {
            for (Loop loop : all) {
                if (loop.size() <= LARGEST_WARMED) {
                    repeat(loop, memory.buffer(loop.size()), memory.buffer(loop.size()));
                }
            }
        } while (loops.agree(System.nanoTime() - begin < nanos));
    }

    private void measure(Loop loop) {
        Object out = memory.buffer(loop.size());
        Object in = memory.buffer(loop.size());
        StringBuilder line = new StringBuilder().append(loop.size());
        for (int r = 0; r <= loop.repetitions(); r++) {
            long nanos = repeat(loop, out, in);
            if (r > 0) {
                line.append(latency ? microseconds(nanos, loop) : megabytes(nanos, loop));
            }
        }
        if (printing) {
            System.out.println(line);
        }
    }

    /** The nanoseconds of a repetition. */
    private long repeat(Loop loop, Object out, Object in) {
        loops.meet();
        long begin = System.nanoTime();
        if (latency) {
            loops.roundTrips(out, in, loop.iterations());
        } else {
            loops.windows(out, in, loop.iterations());
        }
        return System.nanoTime() - begin;
    }

    /** The mean time of a message, for a line of figures. */
    static String microseconds(long nanos, Loop loop) {
        return String.format(Locale.ROOT, " %.4f", nanos / 1e3 / (2.0 * loop.iterations()));
    }

    /** The rate of a repetition, for a line of figures. */
    static String megabytes(long nanos, Loop loop) {
        return String.format(
                Locale.ROOT, " %.2f", (double) loop.size() * PairLoops.WINDOW * loop.iterations() * 1e3 / nanos);
    }
}
