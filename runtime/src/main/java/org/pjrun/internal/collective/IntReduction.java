package org.pjrun.internal.collective;

import org.pjrun.Op;

/** The built-in operations on {@code int} elements. */
final class IntReduction {
    private IntReduction() {}

    static void apply(Op.Kind kind, int[] a, int at, int[] b, int from, int count) {
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
            default -> throw Reduction.undefined(kind, "int");
        }
    }

    private static void sum(int[] a, int at, int[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = a[at + k] + b[from + k];
        }
    }

    private static void product(int[] a, int at, int[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = a[at + k] * b[from + k];
        }
    }

    private static void min(int[] a, int at, int[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = Math.min(a[at + k], b[from + k]);
        }
    }

    private static void max(int[] a, int at, int[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = Math.max(a[at + k], b[from + k]);
        }
    }

    private static void logicalAnd(int[] a, int at, int[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = a[at + k] != 0 && b[from + k] != 0 ? 1 : 0;
        }
    }

    private static void logicalOr(int[] a, int at, int[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (a[at + k] | b[from + k]) != 0 ? 1 : 0;
        }
    }

    private static void logicalXor(int[] a, int at, int[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (a[at + k] != 0) != (b[from + k] != 0) ? 1 : 0;
        }
    }

    private static void bitwiseAnd(int[] a, int at, int[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = a[at + k] & b[from + k];
        }
    }

    private static void bitwiseOr(int[] a, int at, int[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = a[at + k] | b[from + k];
        }
    }

    private static void bitwiseXor(int[] a, int at, int[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = a[at + k] ^ b[from + k];
        }
    }
}
