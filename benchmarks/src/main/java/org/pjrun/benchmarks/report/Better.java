package org.pjrun.benchmarks.report;

/** Which of two values is the better one. */
public enum Better {
    /** As of times. */
    LOWER,
    /** As of rates. */
    HIGHER;

    /** The better of two values. */
    public double of(double a, double b) {
        return this == LOWER ? Math.min(a, b) : Math.max(a, b);
    }

    /** The best of all repetitions. */
    double of(Samples samples) {
        return this == LOWER ? samples.least() : samples.most();
    }

    /** The worst of all repetitions. */
    double worstOf(Samples samples) {
        return this == LOWER ? samples.most() : samples.least();
    }

    /** Whether a ratio of ours to theirs is within a bar. */
    boolean meets(double ratio, double bar) {
        return this == LOWER ? ratio <= bar : ratio >= bar;
    }

    /** The sign between a ratio and its bar. */
    String sign() {
        return this == LOWER ? "≤" : "≥";
    }
}
