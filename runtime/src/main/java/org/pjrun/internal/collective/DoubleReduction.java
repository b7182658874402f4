package org.pjrun.internal.collective;

import org.pjrun.Op;

/** The built-in operations on {@code double} elements. */
final class DoubleReduction {
    private DoubleReduction() {}

    static void apply(Op.Kind kind, double[] a, int at, double[] b, int from, int count) {
        switch (kind) {
            case SUM -> sum(a, at, b, from, count);
            case PROD -> product(a, at, b, from, count);
            case MIN -> min(a, at, b, from, count);
            case MAX -> max(a, at, b, from, count);
            default -> throw Reduction.undefined(kind, "double");
        }
    }

    private static void sum(double[] a, int at, double[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = a[at + k] + b[from + k];
        }
    }

    private static void product(double[] a, int at, double[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = a[at + k] * b[from + k];
        }
    }

    private static void min(double[] a, int at, double[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = Math.min(a[at + k], b[from + k]);
        }
    }

    private static void max(double[] a, int at, double[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = Math.max(a[at + k], b[from + k]);
        }
    }
}
