package org.pjrun.internal.collective;

import org.pjrun.Op;

/** The built-in operations on {@code double} elements. */
final class DoubleReduction {
    private DoubleReduction() {}

    static void apply(Op.Kind kind, double[] a, double[] b, int first, int end) {
        switch (kind) {
            case SUM -> sum(a, b, first, end);
            case PROD -> product(a, b, first, end);
            case MIN -> min(a, b, first, end);
            case MAX -> max(a, b, first, end);
            default -> throw Reduction.undefined(kind, "double");
        }
    }

    private static void sum(double[] a, double[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = a[k] + b[k];
        }
    }

    private static void product(double[] a, double[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = a[k] * b[k];
        }
    }

    private static void min(double[] a, double[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = Math.min(a[k], b[k]);
        }
    }

    private static void max(double[] a, double[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = Math.max(a[k], b[k]);
        }
    }
}
