package org.pjrun.internal.collective;

import org.pjrun.Op;

/** The built-in operations on {@code short} elements. */
final class ShortReduction {
    private ShortReduction() {}

    static void apply(Op.Kind kind, short[] a, short[] b, int first, int end) {
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
            default -> throw Reduction.undefined(kind, "short");
        }
    }

    private static void sum(short[] a, short[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (short) (a[k] + b[k]);
        }
    }

    private static void product(short[] a, short[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (short) (a[k] * b[k]);
        }
    }

    private static void min(short[] a, short[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (short) (Math.min(a[k], b[k]));
        }
    }

    private static void max(short[] a, short[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (short) (Math.max(a[k], b[k]));
        }
    }

    private static void logicalAnd(short[] a, short[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (short) (a[k] != 0 && b[k] != 0 ? 1 : 0);
        }
    }

    private static void logicalOr(short[] a, short[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (short) ((a[k] | b[k]) != 0 ? 1 : 0);
        }
    }

    private static void logicalXor(short[] a, short[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (short) ((a[k] != 0) != (b[k] != 0) ? 1 : 0);
        }
    }

    private static void bitwiseAnd(short[] a, short[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (short) (a[k] & b[k]);
        }
    }

    private static void bitwiseOr(short[] a, short[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (short) (a[k] | b[k]);
        }
    }

    private static void bitwiseXor(short[] a, short[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (short) (a[k] ^ b[k]);
        }
    }
}
