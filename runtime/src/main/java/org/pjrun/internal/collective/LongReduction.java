package org.pjrun.internal.collective;

import org.pjrun.Op;

/** The built-in operations on {@code long} elements. */
final class LongReduction {
    private LongReduction() {}

    static void apply(Op.Kind kind, long[] a, long[] b, int first, int end) {
        switch (kind) {
            case SUM -> sum(a, b, first, end);
            case PROD -> product(a, b, first, end);
            case MIN -> min(a, b, first, end);
            case MAX -> max(a, b, first, end);
            case LAND -> logicalAnd(a, b, first, end);
            case LOR -> logicalOr(a, b, first, end);
            case LXOR -> logicalXor(a, b, first, end);
            case BAND -> bitwiseAnd(a, b, first, end);
            case BOR -> bitwiseOr(a, b, first, end);
            case BXOR -> bitwiseXor(a, b, first, end);
            default -> throw Reduction.undefined(kind, "long");
        }
    }

    private static void sum(long[] a, long[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = a[k] + b[k];
        }
    }

    private static void product(long[] a, long[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = a[k] * b[k];
        }
    }

    private static void min(long[] a, long[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = Math.min(a[k], b[k]);
        }
    }

    private static void max(long[] a, long[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = Math.max(a[k], b[k]);
        }
    }

    private static void logicalAnd(long[] a, long[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = a[k] != 0 && b[k] != 0 ? 1 : 0;
        }
    }

    private static void logicalOr(long[] a, long[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (a[k] | b[k]) != 0 ? 1 : 0;
        }
    }

    private static void logicalXor(long[] a, long[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (a[k] != 0) != (b[k] != 0) ? 1 : 0;
        }
    }

    private static void bitwiseAnd(long[] a, long[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = a[k] & b[k];
        }
    }

    private static void bitwiseOr(long[] a, long[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = a[k] | b[k];
        }
    }

    private static void bitwiseXor(long[] a, long[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = a[k] ^ b[k];
        }
    }
}
