package org.pjrun.benchmarks.report;

import java.util.Arrays;
import java.util.Collection;

/** Order statistics of a few samples. */
public final class Statistics {
    private Statistics() {}

    /**
     * The value in the middle, the mean of the two in the middle where their number is even.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static double median(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("median: no values (expected: at least one)");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The median of boxed values. */
    public static double median(Collection<Double> values) {
        return median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
