package org.pjrun.internal.collective;

import org.pjrun.Op;

/** The built-in operations on {@code char} elements, which are unsigned numbers of 16 bits. */
final class CharReduction {
    private CharReduction() {}

    static void apply(Op.Kind kind, char[] a, int at, char[] b, int from, int count) {
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
            default -> throw Reduction.undefined(kind, "char");
        }
    }

    private static void sum(char[] a, int at, char[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (char) (a[at + k] + b[from + k]);
        }
    }

    private static void product(char[] a, int at, char[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (char) (a[at + k] * b[from + k]);
        }
    }

    private static void min(char[] a, int at, char[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (char) (Math.min(a[at + k], b[from + k]));
        }
    }

    private static void max(char[] a, int at, char[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (char) (Math.max(a[at + k], b[from + k]));
        }
    }

    private static void logicalAnd(char[] a, int at, char[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (char) (a[at + k] != 0 && b[from + k] != 0 ? 1 : 0);
        }
    }

    private static void logicalOr(char[] a, int at, char[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (char) ((a[at + k] | b[from + k]) != 0 ? 1 : 0);
        }
    }

    private static void logicalXor(char[] a, int at, char[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (char) ((a[at + k] != 0) != (b[from + k] != 0) ? 1 : 0);
        }
    }

    private static void bitwiseAnd(char[] a, int at, char[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (char) (a[at + k] & b[from + k]);
        }
    }

    private static void bitwiseOr(char[] a, int at, char[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (char) (a[at + k] | b[from + k]);
        }
    }

    private static void bitwiseXor(char[] a, int at, char[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (char) (a[at + k] ^ b[from + k]);
        }
    }
}
