package org.pjrun.internal.collective;

import org.pjrun.ElementType;
import org.pjrun.Op;

/**
 * The built-in operations on a few elements, one by one: as {@code long} or {@code double}, in which sums, products, and what else there
 * is, of two narrower numbers are exact, or rounded as they would be in their own type.
 */
final class FewElements {
    private FewElements() {}

    static void apply(Op.Kind kind, ElementType type, Object target, int at, Object source, int from, int count) {
        switch (type) {
            case BYTE -> {
                byte[] a = (byte[]) target;
                byte[] b = (byte[]) source;
                for (int k = 0; k < count; k++) {
                    a[at + k] = (byte) combine(kind, a[at + k], (long) b[from + k]);
                }
            }
            case BOOLEAN -> {
                boolean[] a = (boolean[]) target;
                boolean[] b = (boolean[]) source;
                for (int k = 0; k < count; k++) {
                    a[at + k] = combine(kind, a[at + k] ? 1L : 0L, b[from + k] ? 1L : 0L) != 0;
                }
            }
            case CHAR -> {
                char[] a = (char[]) target;
                char[] b = (char[]) source;
                for (int k = 0; k < count; k++) {
                    a[at + k] = (char) combine(kind, a[at + k], (long) b[from + k]);
                }
            }
            case SHORT -> {
                short[] a = (short[]) target;
                short[] b = (short[]) source;
                for (int k = 0; k < count; k++) {
                    a[at + k] = (short) combine(kind, a[at + k], (long) b[from + k]);
                }
            }
            case INT -> {
                int[] a = (int[]) target;
                int[] b = (int[]) source;
                for (int k = 0; k < count; k++) {
                    a[at + k] = (int) combine(kind, a[at + k], (long) b[from + k]);
                }
            }
            case LONG -> {
                long[] a = (long[]) target;
                long[] b = (long[]) source;
                for (int k = 0; k < count; k++) {
                    a[at + k] = combine(kind, a[at + k], b[from + k]);
                }
            }
            case FLOAT -> {
                float[] a = (float[]) target;
                float[] b = (float[]) source;
                for (int k = 0; k < count; k++) {
                    a[at + k] = (float) combine(kind, a[at + k], (double) b[from + k]);
                }
            }
            case DOUBLE -> {
                double[] a = (double[]) target;
                double[] b = (double[]) source;
                for (int k = 0; k < count; k++) {
                    a[at + k] = combine(kind, a[at + k], b[from + k]);
                }
            }
            case OBJECT, PACKED, MIXED -> throw Reduction.undefined(kind, "objects, packed or mixed elements");
        }
    }

    private static long combine(Op.Kind kind, long a, long b) {
        return switch (kind) {
            case SUM -> a + b;
            case PROD -> a * b;
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case LAND -> a != 0 && b != 0 ? 1 : 0;
            case LOR -> (a | b) != 0 ? 1 : 0;
            case LXOR -> (a != 0) != (b != 0) ? 1 : 0;
            case BAND -> a & b;
            case BOR -> a | b;
            case BXOR -> a ^ b;
            default -> throw Reduction.undefined(kind, "whole numbers");
        };
    }

    private static double combine(Op.Kind kind, double a, double b) {
        return switch (kind) {
            case SUM -> a + b;
            case PROD -> a * b;
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            default -> throw Reduction.undefined(kind, "float or double");
        };
    }
}
