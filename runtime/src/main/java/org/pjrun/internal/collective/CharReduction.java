package org.pjrun.internal.collective;

import org.pjrun.Op;

/** The built-in operations on {@code char} elements, which are unsigned numbers of 16 bits. */
final class CharReduction {
    private CharReduction() {}

    static void apply(Op.Kind kind, char[] a, char[] b, int first, int end) {
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
            default -> throw Reduction.undefined(kind, "char");
        }
    }

    private static void sum(char[] a, char[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (char) (a[k] + b[k]);
        }
    }

    private static void product(char[] a, char[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (char) (a[k] * b[k]);
        }
    }

    private static void min(char[] a, char[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (char) (Math.min(a[k], b[k]));
        }
    }

    private static void max(char[] a, char[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (char) (Math.max(a[k], b[k]));
        }
    }

    private static void logicalAnd(char[] a, char[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (char) (a[k] != 0 && b[k] != 0 ? 1 : 0);
        }
    }

    private static void logicalOr(char[] a, char[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (char) ((a[k] | b[k]) != 0 ? 1 : 0);
        }
    }

    private static void logicalXor(char[] a, char[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (char) ((a[k] != 0) != (b[k] != 0) ? 1 : 0);
        }
    }

    private static void bitwiseAnd(char[] a, char[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (char) (a[k] & b[k]);
        }
    }

    private static void bitwiseOr(char[] a, char[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (char) (a[k] | b[k]);
        }
    }

    private static void bitwiseXor(char[] a, char[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (char) (a[k] ^ b[k]);
        }
    }
}
