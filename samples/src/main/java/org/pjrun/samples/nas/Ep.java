package org.pjrun.samples.nas;

import java.util.List;
import org.pjrun.Comm;
import org.pjrun.Op;

/**
 * NAS EP, "embarrassingly parallel": makes pairs of normally distributed numbers by the polar method, adds them up, and
 * counts in which square around zero they lie.
 *
 * <p>Teaches: work that needs no communication but one allreduce at its end; it shows what the cores alone can do.
 *
 * <pre>
 *   pjrun -np 2 nas.Ep A
 * </pre>
 */
final class Ep {
    private static final double TOLERANCE = 1e-8;
    private static final long SEED = 271_828_183;
    private static final int SQUARES = 10;

    /** Pairs that are made in one go, so that compiled code comes into use soon. */
    private static final int BATCH = 1 << 16;

    private static final int WARM_UP_BATCHES = 16;

    private final long[] counts = new long[SQUARES];
    private double sumX;
    private double sumY;

    static void main(String[] args) {
        Kernel.main(Ep::run, args);
    }

    /** Runs it; on any number of ranks. */
    static Outcome run(Comm comm, ProblemClass problem) {
        int exponent = switch (problem) {
            case S -> 24;
            case W -> 25;
            case A -> 28;
        };
        double[] published = switch (problem) {
            case S -> new double[] {-3.247834652034740e3, -6.958407078382297e3};
            case W -> new double[] {-2.863319731645753e3, -6.320053679109499e3};
            case A -> new double[] {-4.295875165629892e3, -1.580732573678431e4};
        };
        new Ep().batches(0, WARM_UP_BATCHES);
        long batches = (1L << exponent) / BATCH;
        Ep mine = new Ep();
        double[] sums = new double[2 + SQUARES];
        double seconds = Kernel.seconds(comm, () -> {
            mine.batches(batches * comm.rank() / comm.size(), batches * (comm.rank() + 1) / comm.size());
            comm.allreduce(mine.sums(), sums, Op.SUM);
        });
        return new Outcome(
                "EP",
                problem,
                "2^" + exponent + " pairs of numbers",
                comm.size(),
                seconds,
                2.0 * (1L << exponent),
                List.of(
                        new Check("sum of x", sums[0], published[0], TOLERANCE),
                        new Check("sum of y", sums[1], published[1], TOLERANCE)));
    }

    private double[] sums() {
        double[] sums = new double[2 + SQUARES];
        sums[0] = sumX;
        sums[1] = sumY;
        for (int square = 0; square < SQUARES; square++) {
            sums[2 + square] = counts[square];
        }
        return sums;
    }

    private void batches(long from, long to) {
        for (long batch = from; batch < to; batch++) {
            batch(batch);
        }
    }

    private void batch(long number) {
        Randoms randoms = new Randoms(SEED, 2 * number * BATCH);
        double x = 0;
        double y = 0;
        for (int pair = 0; pair < BATCH; pair++) {
            double u = 2 * randoms.next() - 1;
            double v = 2 * randoms.next() - 1;
            double square = u * u + v * v;
            if (square <= 1) {
                double factor = Math.sqrt(-2 * Math.log(square) / square);
                double gaussX = u * factor;
                double gaussY = v * factor;
                x += gaussX;
                y += gaussY;
                counts[(int) Math.max(Math.abs(gaussX), Math.abs(gaussY))]++;
            }
        }
        sumX += x;
        sumY += y;
    }
}
