package org.pjrun.internal.collective;

import org.pjrun.Op;

/** The built-in operations on {@code int} elements. */
final class IntReduction {
    private IntReduction() {}

    static void apply(Op.Kind kind, int[] a, int[] b, int first, int end) {
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
            default -> throw Reduction.undefined(kind, "int");
        }
    }

    private static void sum(int[] a, int[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = a[k] + b[k];
        }
    }

    private static void product(int[] a, int[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = a[k] * b[k];
        }
    }

    private static void min(int[] a, int[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = Math.min(a[k], b[k]);
        }
    }

    private static void max(int[] a, int[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = Math.max(a[k], b[k]);
        }
    }

    private static void logicalAnd(int[] a, int[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = a[k] != 0 && b[k] != 0 ? 1 : 0;
        }
    }

    private static void logicalOr(int[] a, int[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (a[k] | b[k]) != 0 ? 1 : 0;
        }
    }

    private static void logicalXor(int[] a, int[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (a[k] != 0) != (b[k] != 0) ? 1 : 0;
        }
    }

    private static void bitwiseAnd(int[] a, int[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = a[k] & b[k];
        }
    }

    private static void bitwiseOr(int[] a, int[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = a[k] | b[k];
        }
    }

    private static void bitwiseXor(int[] a, int[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = a[k] ^ b[k];
        }
    }
}
