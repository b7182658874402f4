package org.pjrun.internal.collective;

import org.pjrun.Op;

/** The built-in operations on signed bytes. */
final class ByteReduction {
    private ByteReduction() {}

    static void apply(Op.Kind kind, byte[] a, byte[] b, int first, int end) {
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
            default -> throw Reduction.undefined(kind, "byte");
        }
    }

    private static void sum(byte[] a, byte[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (byte) (a[k] + b[k]);
        }
    }

    private static void product(byte[] a, byte[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (byte) (a[k] * b[k]);
        }
    }

    private static void min(byte[] a, byte[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (byte) (Math.min(a[k], b[k]));
        }
    }

    private static void max(byte[] a, byte[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (byte) (Math.max(a[k], b[k]));
        }
    }

    private static void logicalAnd(byte[] a, byte[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (byte) (a[k] != 0 && b[k] != 0 ? 1 : 0);
        }
    }

    private static void logicalOr(byte[] a, byte[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (byte) ((a[k] | b[k]) != 0 ? 1 : 0);
        }
    }

    private static void logicalXor(byte[] a, byte[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (byte) ((a[k] != 0) != (b[k] != 0) ? 1 : 0);
        }
    }

    private static void bitwiseAnd(byte[] a, byte[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (byte) (a[k] & b[k]);
        }
    }

    private static void bitwiseOr(byte[] a, byte[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (byte) (a[k] | b[k]);
        }
    }

    private static void bitwiseXor(byte[] a, byte[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] = (byte) (a[k] ^ b[k]);
        }
    }
}
