package org.pjrun.benchmarks.program;

import org.HdrHistogram.Histogram;

/** Round trips timed one by one: what the slowest of a thousand, and of ten thousand, take. */
final class Tail {
    private static final int[] PERCENTILES = {5000, 9900, 9990, 9999}; // hundredths of a percent
    private static final int DIGITS = 3;

    private final PairLoops loops;
    private final Histogram histogram = new Histogram(DIGITS);

    Tail(PairLoops loops) {
        this.loops = loops;
    }

    /** Runs a repetition. */
    void repeat(Object out, Object in, int iterations) {
        histogram.reset();
        for (int i = 0; i < iterations; i++) {
            long begin = System.nanoTime();
            loops.roundTrips(out, in, 1);
            histogram.recordValue(System.nanoTime() - begin);
        }
    }

    /** Adds the last repetition to the lines of figures, one for each percentile. */
    void add(StringBuilder[] lines) {
        for (int p = 0; p < PERCENTILES.length; p++) {
            lines[p].append(Exchange.figure(histogram.getValueAtPercentile(PERCENTILES[p] / 1e2) / 2e3));
        }
    }

    /** The beginnings of the lines: a row for each percentile. */
    static StringBuilder[] lines() {
        StringBuilder[] lines = new StringBuilder[PERCENTILES.length];
        for (int p = 0; p < lines.length; p++) {
            lines[p] = new StringBuilder().append(PERCENTILES[p]);
        }
        return lines;
    }
}
