package org.pjrun.benchmarks.program;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * The cases of {@code scripts/bench mpj}, as one of two ranks, each subclass by an interface of its own. Arguments: {@code CORES
 * WARM_UP_MS REPETITIONS CASE_MS calls|windows}, where CORES are a core for each rank, as in 0,1, or {@value #UNBOUND}.
 *
 * <p>All cases are gone through several times unmeasured, and each once more right before it is measured: what was compiled
 * for one case alone is thrown away and compiled anew when another begins.
 */
abstract class Cases {
    /** In the place of cores: ranks are threads of one JVM. */
    static final String UNBOUND = "-";

    /** What is added to the rows of a second interface: more than any row. */
    static final int SECOND = 1 << 30;

    static final int WINDOW = PairLoops.WINDOW;

    /** Calls by the numbers of their rows. */
    private static final List<Integer> CALLS = List.of(1, 2, 3, 4, 5, 6, 7, 8);

    /** Windows by the bytes of a message. */
    private static final List<Integer> SIZES = List.of(8, 1 << 10, 1 << 16, 1 << 20, 4 << 20);

    private static final int PASSES = 4;
    private static final int NANOS_PER_MILLI = 1_000_000;

    final byte[] out = new byte[4 << 20];
    final byte[] in = new byte[4 << 20];
    final double[] left = new double[1 << 13];
    final double[] right = new double[1 << 13];

    abstract int rank();

    abstract void barrier();

    /** Rank 0's number. */
    abstract int agreed(int mine);

    /** A round trip of so many bytes. */
    abstract void roundTrip(int bytes);

    /** A round trip of a list. */
    abstract void objectRoundTrip();

    /** A broadcast of so many bytes. */
    abstract void bcast(int bytes);

    /** A sum of so many numbers. */
    abstract void allreduce(int count);

    /** So many bytes to each. */
    abstract void alltoall(int bytes);

    /** So many bytes in each of {@link #WINDOW} messages that are under way at once, which are acknowledged together. */
    abstract void window(int bytes);

    /**
     * Measures interfaces by turns, repetition by repetition, and prints their lines, those of the second with {@value #SECOND}
     * added to the row.
     */
    static void run(String[] args, Cases... interfaces) throws IOException, InterruptedException {
        int me = interfaces[0].rank();
        if (!args[0].equals(UNBOUND)) {
            Pinning.toCpu(args[0].split(",")[me]);
        }
        boolean windows = args[4].equals("windows");
        List<Integer> rows = windows ? SIZES : CALLS;
        long warmNanos = Long.parseLong(args[1]) * NANOS_PER_MILLI / PASSES / rows.size() / interfaces.length;
        int repetitions = Integer.parseInt(args[2]);
        long caseNanos = Long.parseLong(args[3]) * NANOS_PER_MILLI;
        for (int pass = 1; pass < PASSES; pass++) {
            for (int row : rows) {
                for (Cases each : interfaces) {
                    each.warmUp(windows, row, warmNanos, caseNanos);
                }
            }
        }
        for (int row : rows) {
            int[] iterations = new int[interfaces.length];
            StringBuilder[] lines = new StringBuilder[interfaces.length];
            for (int i = 0; i < interfaces.length; i++) {
                iterations[i] = interfaces[i].warmUp(windows, row, warmNanos, caseNanos);
                lines[i] = new StringBuilder().append(row + i * SECOND);
            }
            for (int r = 0; r < repetitions; r++) {
                for (int i = 0; i < interfaces.length; i++) {
                    double micros = interfaces[i].repeat(windows, row, iterations[i]) / 1e3 / iterations[i];
                    double value = windows ? (double) WINDOW * row / micros : micros / legs(row);
                    lines[i].append(String.format(Locale.ROOT, " %.4f", value));
                }
            }
            if (me == 0) {
                System.out.println(String.join("\n", lines));
            }
        }
    }

    /** Runs a case for so long; returns how many iterations then make a repetition. */
    private int warmUp(boolean windows, int row, long nanos, long caseNanos) {
        int n = 1;
        long last = repeat(windows, row, n);
        long all = last;
        while (agreed(all < nanos ? 1 : 0) != 0) {
            n = agreed(last < caseNanos / 2 ? n * 2 : n);
            last = repeat(windows, row, n);
            all += last;
        }
        return agreed((int) Math.max(1, n * caseNanos / Math.max(1, last)));
    }

    private long repeat(boolean windows, int row, int iterations) {
        barrier();
        long begin = System.nanoTime();
        if (windows) {
            for (int i = 0; i < iterations; i++) {
                window(row);
            }
        } else {
            for (int i = 0; i < iterations; i++) {
                call(row);
            }
        }
        return System.nanoTime() - begin;
    }

    /** Messages one after the other in a call whose latency is told. */
    private static int legs(int row) {
        return row <= 3 || row == 8 ? 2 : 1;
    }

    private void call(int row) {
        switch (row) {
            case 1 -> roundTrip(8);
            case 2 -> roundTrip(1 << 10);
            case 3 -> roundTrip(1 << 16);
            case 4 -> bcast(8);
            case 5 -> allreduce(1);
            case 6 -> allreduce(1 << 13);
            case 7 -> alltoall(1 << 10);
            default -> objectRoundTrip();
        }
    }
}
