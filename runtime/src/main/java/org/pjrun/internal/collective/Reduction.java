package org.pjrun.internal.collective;

import org.pjrun.ElementType;
import org.pjrun.Op;

/**
 * The built-in operations on arrays: {@code target[k] = target[k] op source[k]}.
 *
 * <p>One class for each element type, one plain counted loop for each operation, which is the form that the JIT compiler
 * turns into vector instructions. All but two of
 * them commute bit by bit, so there is no reversed form.
 */
final class Reduction {
    private Reduction() {}

    /**
     * Applies a built-in operation.
     *
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
            default -> apply(kind, type, target, at, source, from, count);
        }
    }

    /** Applies an operation that commutes. */
    static void apply(Op.Kind kind, ElementType type, Object target, int at, Object source, int from, int count) {
        switch (type) {
            case BYTE -> ByteReduction.apply(kind, (byte[]) target, at, (byte[]) source, from, count);
            case BOOLEAN -> BooleanReduction.apply(kind, (boolean[]) target, at, (boolean[]) source, from, count);
            case CHAR -> CharReduction.apply(kind, (char[]) target, at, (char[]) source, from, count);
            case SHORT -> ShortReduction.apply(kind, (short[]) target, at, (short[]) source, from, count);
            case INT -> IntReduction.apply(kind, (int[]) target, at, (int[]) source, from, count);
            case LONG -> LongReduction.apply(kind, (long[]) target, at, (long[]) source, from, count);
            case FLOAT -> FloatReduction.apply(kind, (float[]) target, at, (float[]) source, from, count);
            case DOUBLE -> DoubleReduction.apply(kind, (double[]) target, at, (double[]) source, from, count);
            case OBJECT -> throw undefined(kind, "object");
            case PACKED, MIXED -> throw undefined(kind, "packed or mixed elements");
        }
    }

    /** For what {@link Op#appliesTo} has let through and should not have. */
    static IllegalStateException undefined(Op.Kind kind, String type) {
        return new IllegalStateException("operation " + kind + " is not defined for " + type);
    }
}
