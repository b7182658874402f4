package org.pjrun.internal.collective;

import org.pjrun.ElementType;
import org.pjrun.Op;

/**
 * The built-in operations on arrays: {@code target[k] = target[k] op source[k]}.
 *
 * <p>One class for each element type, one plain counted loop for each operation with one index for both arrays, which is the form
 * that the JIT compiler turns into vector instructions. All but two of
 * them commute bit by bit, so there is no reversed form.
 */
final class Reduction {
    /**
     * The loops are not called for fewer elements: the compiler notes how often they go round, does not unroll one of few rounds, and
     * what it has not unrolled it does not make of vector instructions, for the calls on long data that come later.
     */
    private static final int FEWEST = 8;

    private Reduction() {}

    /** Whether an operation combines so many elements of different places of their arrays. */
    static boolean anywhere(Op.Kind kind, long count) {
        return switch (kind) {
            case MINLOC, MAXLOC, REPLACE, NO_OP -> true;
            default -> count < FEWEST;
        };
    }

    /**
     * Applies a built-in operation.
     *
     * @param from where the source's elements are: the same place as the target's, but where they may stand {@link #anywhere}
     * @param sourceFirst whether the source is of lower ranks, which matters to operations that do not commute
     */
    static void apply(
            Op.Kind kind,
            ElementType type,
            Object target,
            int at,
            Object source,
            int from,
            int count,
            boolean sourceFirst) {
        switch (kind) {
            case MINLOC -> PairReduction.apply(false, target, at, source, from, count);
            case MAXLOC -> PairReduction.apply(true, target, at, source, from, count);
            case REPLACE, NO_OP -> {
                if ((kind == Op.Kind.NO_OP) == sourceFirst) {
                    System.arraycopy(source, from, target, at, count);
                }
            }
            default -> {
                if (count < FEWEST) {
                    FewElements.apply(kind, type, target, at, source, from, count);
                    return;
                }
                if (at != from) {
                    throw new IllegalArgumentException("reduction: elements at " + from + " (expected: " + at + ")");
                }
                apply(kind, type, target, source, at, at + count);
            }
        }
    }

    /** Applies an operation that commutes to the elements from one index up to another one. */
    static void apply(Op.Kind kind, ElementType type, Object target, Object source, int first, int end) {
        switch (type) {
            case BYTE -> ByteReduction.apply(kind, (byte[]) target, (byte[]) source, first, end);
            case BOOLEAN -> BooleanReduction.apply(kind, (boolean[]) target, (boolean[]) source, first, end);
            case CHAR -> CharReduction.apply(kind, (char[]) target, (char[]) source, first, end);
            case SHORT -> ShortReduction.apply(kind, (short[]) target, (short[]) source, first, end);
            case INT -> IntReduction.apply(kind, (int[]) target, (int[]) source, first, end);
            case LONG -> LongReduction.apply(kind, (long[]) target, (long[]) source, first, end);
            case FLOAT -> FloatReduction.apply(kind, (float[]) target, (float[]) source, first, end);
            case DOUBLE -> DoubleReduction.apply(kind, (double[]) target, (double[]) source, first, end);
            case OBJECT -> throw undefined(kind, "object");
            case PACKED, MIXED -> throw undefined(kind, "packed or mixed elements");
        }
    }

    /** For what {@link Op#appliesTo} has let through and should not have. */
    static IllegalStateException undefined(Op.Kind kind, String type) {
        return new IllegalStateException("operation " + kind + " is not defined for " + type);
    }
}
