package org.pjrun.internal.collective;

import org.pjrun.Op;

/** The built-in operations on {@code boolean} elements. */
final class BooleanReduction {
    private BooleanReduction() {}

    static void apply(Op.Kind kind, boolean[] a, boolean[] b, int first, int end) {
        switch (kind) {
            case LAND -> logicalAnd(a, b, first, end);
            case LOR -> logicalOr(a, b, first, end);
            case LXOR -> logicalXor(a, b, first, end);
            default -> throw Reduction.undefined(kind, "boolean");
        }
    }

    private static void logicalAnd(boolean[] a, boolean[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] &= b[k];
        }
    }

    private static void logicalOr(boolean[] a, boolean[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] |= b[k];
        }
    }

    private static void logicalXor(boolean[] a, boolean[] b, int first, int end) {
        for (int k = first; k < end; k++) {
            a[k] ^= b[k];
        }
    }
}
