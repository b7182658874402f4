package org.pjrun.internal.collective;

import org.pjrun.Op;

/** The built-in operations on signed bytes. */
final class ByteReduction {
    private ByteReduction() {}

    static void apply(Op.Kind kind, byte[] a, int at, byte[] b, int from, int count) {
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
            default -> throw Reduction.undefined(kind, "byte");
        }
    }

    private static void sum(byte[] a, int at, byte[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (byte) (a[at + k] + b[from + k]);
        }
    }

    private static void product(byte[] a, int at, byte[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (byte) (a[at + k] * b[from + k]);
        }
    }

    private static void min(byte[] a, int at, byte[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (byte) (Math.min(a[at + k], b[from + k]));
        }
    }

    private static void max(byte[] a, int at, byte[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (byte) (Math.max(a[at + k], b[from + k]));
        }
    }

    private static void logicalAnd(byte[] a, int at, byte[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (byte) (a[at + k] != 0 && b[from + k] != 0 ? 1 : 0);
        }
    }

    private static void logicalOr(byte[] a, int at, byte[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (byte) ((a[at + k] | b[from + k]) != 0 ? 1 : 0);
        }
    }

    private static void logicalXor(byte[] a, int at, byte[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (byte) ((a[at + k] != 0) != (b[from + k] != 0) ? 1 : 0);
        }
    }

    private static void bitwiseAnd(byte[] a, int at, byte[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (byte) (a[at + k] & b[from + k]);
        }
    }

    private static void bitwiseOr(byte[] a, int at, byte[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (byte) (a[at + k] | b[from + k]);
        }
    }

    private static void bitwiseXor(byte[] a, int at, byte[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] = (byte) (a[at + k] ^ b[from + k]);
        }
    }
}
