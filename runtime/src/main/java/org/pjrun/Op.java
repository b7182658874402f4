package org.pjrun;

import java.util.function.DoubleBinaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a reduction (MPI 4.1 §6.9.2): a built-in one, or one of the program's own.
 *
 * <p>It must be associative. One that does not commute is applied in the order of ranks.
 */
public final class Op {
    /** The built-in operations. */
    public enum Kind {
        /** Sum; not of {@code boolean}. */
        SUM,
        /** Product; not of {@code boolean}. */
        PROD,
        /** Least; not of {@code boolean}. */
        MIN,
        /** Greatest; not of {@code boolean}. */
        MAX,
        /** Logical and, of {@code boolean} and of whole numbers (zero is false). */
        LAND,
        /** Logical or. */
        LOR,
        /** Logical exclusive or. */
        LXOR,
        /** Bitwise and, of whole numbers. */
        BAND,
        /** Bitwise or. */
        BOR,
        /** Bitwise exclusive or. */
        BXOR,
        /** An operation of the program's own. */
        USER
    }

    /** Sum. */
    public static final Op SUM = new Op(Kind.SUM);
    /** Product. */
    public static final Op PROD = new Op(Kind.PROD);
    /** Least. */
    public static final Op MIN = new Op(Kind.MIN);
    /** Greatest. */
    public static final Op MAX = new Op(Kind.MAX);
    /** Logical and. */
    public static final Op LAND = new Op(Kind.LAND);
    /** Logical or. */
    public static final Op LOR = new Op(Kind.LOR);
    /** Logical exclusive or. */
    public static final Op LXOR = new Op(Kind.LXOR);
    /** Bitwise and. */
    public static final Op BAND = new Op(Kind.BAND);
    /** Bitwise or. */
    public static final Op BOR = new Op(Kind.BOR);
    /** Bitwise exclusive or. */
    public static final Op BXOR = new Op(Kind.BXOR);

    /** A function over whole arrays: {@code inout[k] = f(in[k], inout[k])} for each k below count. */
    @FunctionalInterface
    public interface Function {
        /**
         * Combines; {@code in} is of the lower ranks. Both are arrays of the reduction's element type.
         *
         * @param in left operands; not to be changed
         * @param inout right operands, replaced by the results
         * @param count elements to combine
         */
        void apply(Object in, Object inout, int count);
    }

    private final Kind kind;
    private final boolean commutative;
    private final @Nullable Function function;
    private final @Nullable ElementType only;

    private Op(Kind kind) {
        this.kind = kind;
        this.commutative = true;
        this.function = null;
        this.only = null;
    }

    private Op(Function function, boolean commutative, @Nullable ElementType only) {
        this.kind = Kind.USER;
        this.commutative = commutative;
        this.function = function;
        this.only = only;
    }

    /** An operation over arrays of any one element type. */
    public static Op of(Function function, boolean commutative) {
        return new Op(function, commutative, null);
    }

    /** An operation on {@code double} elements. */
    public static Op ofDoubles(DoubleBinaryOperator function, boolean commutative) {
        return new Op(
                (in, inout, count) -> {
                    double[] left = (double[]) in;
                    double[] right = (double[]) inout;
                    for (int k = 0; k < count; k++) {
                        right[k] = function.applyAsDouble(left[k], right[k]);
                    }
                },
                commutative,
                ElementType.DOUBLE);
    }

    /** An operation on {@code long} elements. */
    public static Op ofLongs(LongBinaryOperator function, boolean commutative) {
        return new Op(
                (in, inout, count) -> {
                    long[] left = (long[]) in;
                    long[] right = (long[]) inout;
                    for (int k = 0; k < count; k++) {
                        right[k] = function.applyAsLong(left[k], right[k]);
                    }
                },
                commutative,
                ElementType.LONG);
    }

    /** An operation on {@code int} elements. */
    public static Op ofInts(IntBinaryOperator function, boolean commutative) {
        return new Op(
                (in, inout, count) -> {
                    int[] left = (int[]) in;
                    int[] right = (int[]) inout;
                    for (int k = 0; k < count; k++) {
                        right[k] = function.applyAsInt(left[k], right[k]);
                    }
                },
                commutative,
                ElementType.INT);
    }

    /** Which operation it is. */
    public Kind kind() {
        return kind;
    }

    /** Whether the operands can be exchanged. */
    public boolean commutative() {
        return commutative;
    }

    /** The program's own function, null for a built-in operation. */
    public @Nullable Function function() {
        return function;
    }

    /** Whether the operation is defined for elements of a type. */
    public boolean appliesTo(ElementType type) {
        if (kind == Kind.USER) {
            return type.primitive() && (only == null || only == type);
        }
        return switch (type) {
            case BYTE, CHAR, SHORT, INT, LONG -> true;
            case BOOLEAN -> kind == Kind.LAND || kind == Kind.LOR || kind == Kind.LXOR;
            case FLOAT, DOUBLE -> kind == Kind.SUM || kind == Kind.PROD || kind == Kind.MIN || kind == Kind.MAX;
            case OBJECT, PACKED, MIXED -> false;
        };
    }

    @Override
    public String toString() {
        return kind == Kind.USER ? (commutative ? "user" : "user, not commutative") : kind.name();
    }
}
