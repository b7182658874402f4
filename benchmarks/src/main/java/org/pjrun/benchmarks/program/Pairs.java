package org.pjrun.benchmarks.program;

import java.util.Locale;
import org.pjrun.Comm;

/**
 * Latency or bandwidth between two ranks: {@code Pairs MEMORY CPUS WARM_UP_MS latency|bandwidth REPETITIONS
 * SIZE:ITERATIONS ...}.
 *
 * <p>Rank r binds itself to the r-th of the comma-separated cores. Then all sizes are gone through without being measured
 * until the time for warming up is over, because a JVM compiles while it runs. From there on it does what {@code
 * peers/pairs.c} does and prints the same lines.
 */
public final class Pairs {
    /** The part of a size's iterations that one lap of warming up makes. */
    private static final int LAPS = 20;

    private static final int FIRST_SIZE = 5;

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
        pairs.warmUp(args, Long.parseLong(args[2]) * 1_000_000);
        for (int a = FIRST_SIZE; a < args.length; a++) {
            pairs.measure(size(args[a]), iterations(args[a]), Integer.parseInt(args[4]));
        }
    }

    private void warmUp(String[] args, long nanos) {
        long begin = System.nanoTime();
        do {
            for (int a = FIRST_SIZE; a < args.length; a++) {
                int size = size(args[a]);
                if (size <= 1 << 22) {
                    run(memory.buffer(size), memory.buffer(size), Math.max(1, iterations(args[a]) / LAPS));
                }
            }
        } while (loops.agree(System.nanoTime() - begin < nanos));
    }

    private void measure(int size, int iterations, int repetitions) {
        Object out = memory.buffer(size);
        Object in = memory.buffer(size);
        StringBuilder line = new StringBuilder().append(size);
        for (int r = 0; r <= repetitions; r++) {
            loops.meet();
            long begin = System.nanoTime();
            run(out, in, iterations);
            long nanos = System.nanoTime() - begin;
            if (r > 0) {
                line.append(latency ? microseconds(nanos, iterations) : megabytes(nanos, iterations, size));
            }
        }
        if (printing) {
            System.out.println(line);
        }
    }

    private void run(Object out, Object in, int iterations) {
        if (latency) {
            loops.roundTrips(out, in, iterations);
        } else {
            loops.windows(out, in, iterations);
        }
    }

    private static String microseconds(long nanos, int iterations) {
        return String.format(Locale.ROOT, " %.4f", nanos / 1e3 / (2.0 * iterations));
    }

    private static String megabytes(long nanos, int iterations, int size) {
        return String.format(Locale.ROOT, " %.2f", (double) size * PairLoops.WINDOW * iterations * 1e3 / nanos);
    }

    private static int size(String pair) {
        return Integer.parseInt(pair.substring(0, pair.indexOf(':')));
    }

    private static int iterations(String pair) {
        return Integer.parseInt(pair.substring(pair.indexOf(':') + 1));
    }
}
