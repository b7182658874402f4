package org.pjrun.benchmarks.program;

import java.util.Locale;
import org.pjrun.Comm;
import org.pjrun.Op;
import org.pjrun.Request;

/**
 * Nonblocking allreduces beside a computation that takes as long: {@code Overlap WARM_UP_MS REPETITIONS BYTES ...}.
 *
 * <p>Prints for each number of bytes the time of both together, in parts of the sum of their times apart.
 */
public final class Overlap {
    private static final int ITERATIONS = 20;
    private static final double[] NOTHING = {};

    private final Comm comm;
    private double kept = 1;

    private Overlap(Comm comm) {
        this.comm = comm;
    }

    /** Runs as one of two ranks. */
    public static void main(String[] args) {
        Overlap overlap = new Overlap(Comm.world());
        long warmUpNanos = Long.parseLong(args[0]) * 1_000_000;
        int repetitions = Integer.parseInt(args[1]);
        for (int a = 2; a < args.length; a++) {
            overlap.measure(Integer.parseInt(args[a]), repetitions, warmUpNanos);
        }
    }

    private void measure(int bytes, int repetitions, long warmUpNanos) {
        double[] terms = new double[bytes / Double.BYTES];
        double[] sums = new double[terms.length];
        long start = System.nanoTime();
        long work = 1000;
        do {
            repeat(terms, sums, work);
        } while (comm.bcast(System.nanoTime() - start < warmUpNanos ? 1 : 0, 0) != 0);
        StringBuilder line = new StringBuilder().append(bytes);
        for (int r = 0; r < repetitions; r++) {
            double apart = repeat(terms, sums, 0);
            work = workOf(apart);
            double computing = repeat(NOTHING, NOTHING, work);
            double together = repeat(terms, sums, work);
            line.append(String.format(Locale.ROOT, " %.3f", together / (apart + computing)));
        }
        if (comm.rank() == 0) {
            System.out.println(line);
        }
        if (kept == 0) {
            throw new IllegalStateException("the computation must not be left out");
        }
    }

    /** Rounds of the computation that take so many seconds, the same on all ranks. */
    private long workOf(double seconds) {
        long rounds = 1000;
        double taken = repeat(NOTHING, NOTHING, rounds);
        while (taken < seconds / 4) {
            rounds *= 2;
            taken = repeat(NOTHING, NOTHING, rounds);
        }
        return Math.max(1, Math.round(rounds * seconds / taken));
    }

    /** Mean seconds of an allreduce and a computation at once, either of which may be nothing: of the slowest rank. */
    private double repeat(double[] terms, double[] sums, long work) {
        double seconds = 0;
        for (int i = 0; i < ITERATIONS; i++) {
            comm.barrier();
            long begin = System.nanoTime();
            if (terms.length == 0) {
                compute(work);
            } else {
                Request request = comm.iallreduce(terms, sums, Op.SUM);
                compute(work);
                request.waitFor();
            }
            seconds += (System.nanoTime() - begin) / 1e9;
        }
        return comm.allreduce(seconds, Op.MAX) / ITERATIONS;
    }

    private void compute(long rounds) {
        double x = kept;
        for (long i = 0; i < rounds; i++) {
            x = x * 0.999 + 1e-3;
        }
        kept = x;
    }
}
