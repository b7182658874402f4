package org.pjrun.internal.collective;

import org.pjrun.Op;

/** The built-in operations on {@code float} elements. */
final class FloatReduction {
    private FloatReduction() {}

    static void apply(Op.Kind kind, float[] a, float[] b, int first, int end) {
        switch (kind) {
            case SUM -> sum(a, b, first, end);
            case PROD -> product(a, b, first, end);
            case MIN -> min(a, b, first, end);
            case MAX -> max(a, b, first, end);
            default -> throw Reduction.undefined(kind, "float");
        }
    }

    private static void sum(float[] a, float[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = a[k] + b[k];
        }
    }

    private static void product(float[] a, float[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = a[k] * b[k];
        }
    }

    private static void min(float[] a, float[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = Math.min(a[k], b[k]);
        }
    }

    private static void max(float[] a, float[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = Math.max(a[k], b[k]);
        }
    }
}
