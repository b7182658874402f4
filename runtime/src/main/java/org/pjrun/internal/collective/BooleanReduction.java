package org.pjrun.internal.collective;

import org.pjrun.Op;

/** The built-in operations on {@code boolean} elements. */
final class BooleanReduction {
    private BooleanReduction() {}

    static void apply(Op.Kind kind, boolean[] a, int at, boolean[] b, int from, int count) {
        switch (kind) {
            case LAND -> logicalAnd(a, at, b, from, count);
            case LOR -> logicalOr(a, at, b, from, count);
            case LXOR -> logicalXor(a, at, b, from, count);
            default -> throw Reduction.undefined(kind, "boolean");
        }
    }

    private static void logicalAnd(boolean[] a, int at, boolean[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] &= b[from + k];
        }
    }

    private static void logicalOr(boolean[] a, int at, boolean[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] |= b[from + k];
        }
    }

    private static void logicalXor(boolean[] a, int at, boolean[] b, int from, int count) {
        for (int k = 0; k < count; k++) {
            a[at + k] ^= b[from + k];
        }
    }
}
