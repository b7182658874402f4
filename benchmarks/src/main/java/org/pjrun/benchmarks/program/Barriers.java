package org.pjrun.benchmarks.program;

import java.util.Locale;
import org.pjrun.Comm;

/**
 * Barriers of all ranks, one after the other: {@code Barriers WARM_UP_MS REPETITIONS ITERATIONS}.
 *
 * <p>After warming up it does what {@code peers/barrier.c} does and prints the same line.
 */
public final class Barriers {
    private static final int AGREED = 1;

    private Barriers() {}

    /** Runs as one of any number of ranks. */
    public static void main(String[] args) {
        Comm comm = Comm.world();
        long warmUpNanos = Long.parseLong(args[0]) * 1_000_000;
        int repetitions = Integer.parseInt(args[1]);
        int iterations = Integer.parseInt(args[2]);
        long start = System.nanoTime();
        do {
            repeat(comm, iterations);
        } while (agree(comm, System.nanoTime() - start < warmUpNanos));
        StringBuilder line = new StringBuilder().append(comm.size());
        for (int r = 0; r <= repetitions; r++) {
            long nanos = repeat(comm, iterations);
            if (r > 0) {
                line.append(String.format(Locale.ROOT, " %.3f", nanos / 1e3 / iterations));
            }
        }
        if (comm.rank() == 0) {
            System.out.println(line);
        }
    }

    /** The nanoseconds of so many barriers. */
    private static long repeat(Comm comm, int iterations) {
        comm.barrier();
        long begin = System.nanoTime();
        for (int i = 0; i < iterations; i++) {
            comm.barrier();
        }
        return System.nanoTime() - begin;
    }

    /** Whether to go on, as rank 0 says. */
    private static boolean agree(Comm comm, boolean mine) {
        if (comm.rank() != 0) {
            return comm.recvInt(0, AGREED) != 0;
        }
        for (int rank = 1; rank < comm.size(); rank++) {
            comm.send(mine ? 1 : 0, rank, AGREED);
        }
        return mine;
    }
}
