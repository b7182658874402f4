package org.pjrun.internal.collective;

import org.pjrun.Op;

/** The built-in operations on {@code short} elements. */
final class ShortReduction {
    private ShortReduction() {}

    static void apply(Op.Kind kind, short[] a, int at, short[] b, int from, int count) {
        switch (kind) {
            case SUM -> sum(a, at, b, from, count);
            case PROD -> product(a, at, b, from, count);
            case MIN -> min(a, at, b, from, count);
            case MAX -> max(a, at, b, from, count);
            case LAND -> logicalAnd(a, at, b, from, count);
            case LOR -> logicalOr(a, at, b, from, count);
            case LXOR -> logicalXor(a, at, b, from, count);
            case BAND -> bitwiseAnd(a, at, b, from, count);
            case BOR -> bitwiseOr(a, at, b, from, count);
            case BXOR -> bitwiseXor(a, at, b, from, count);
            default -> throw Reduction.undefined(kind, "short");
        }
    }

    private static void sum(short[] a, int at, short[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (short) (a[at + k] + b[from + k]);
        }
    }

    private static void product(short[] a, int at, short[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (short) (a[at + k] * b[from + k]);
        }
    }

    private static void min(short[] a, int at, short[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (short) (Math.min(a[at + k], b[from + k]));
        }
    }

    private static void max(short[] a, int at, short[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (short) (Math.max(a[at + k], b[from + k]));
        }
    }

    private static void logicalAnd(short[] a, int at, short[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (short) (a[at + k] != 0 && b[from + k] != 0 ? 1 : 0);
        }
    }

    private static void logicalOr(short[] a, int at, short[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (short) ((a[at + k] | b[from + k]) != 0 ? 1 : 0);
        }
    }

    private static void logicalXor(short[] a, int at, short[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (short) ((a[at + k] != 0) != (b[from + k] != 0) ? 1 : 0);
        }
    }

    private static void bitwiseAnd(short[] a, int at, short[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (short) (a[at + k] & b[from + k]);
        }
    }

    private static void bitwiseOr(short[] a, int at, short[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (short) (a[at + k] | b[from + k]);
        }
    }

    private static void bitwiseXor(short[] a, int at, short[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (short) (a[at + k] ^ b[from + k]);
        }
    }
}
