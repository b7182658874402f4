package org.pjrun;

import java.lang.reflect.Array;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
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
        /**
         * Least value and where it is: elements come in pairs, a value and an index of the same type. Of {@code short},
         * {@code int}, {@code long}, {@code float} and {@code double}; of equal values that of the least index.
         */
        MINLOC,
        /** Greatest value and where it is, likewise. */
        MAXLOC,
        /** The value of the highest rank. */
        REPLACE,
        /** The value of the lowest rank. */
        NO_OP,
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
    /** Least value of pairs of value and index. */
    public static final Op MINLOC = new Op(Kind.MINLOC);
    /** Greatest value of pairs of value and index. */
    public static final Op MAXLOC = new Op(Kind.MAXLOC);
    /** The value of the highest rank. */
    public static final Op REPLACE = new Op(Kind.REPLACE);
    /** The value of the lowest rank. */
    public static final Op NO_OP = new Op(Kind.NO_OP);

    private static final Set<ElementType> WHOLE =
            EnumSet.of(ElementType.BYTE, ElementType.CHAR, ElementType.SHORT, ElementType.INT, ElementType.LONG);
    private static final Set<ElementType> NUMBERS = EnumSet.of(
            ElementType.BYTE,
            ElementType.CHAR,
            ElementType.SHORT,
            ElementType.INT,
            ElementType.LONG,
            ElementType.FLOAT,
            ElementType.DOUBLE);
    private static final Map<String, ElementType> BOXES = Map.of(
            "Byte", ElementType.BYTE,
            "Boolean", ElementType.BOOLEAN,
            "Character", ElementType.CHAR,
            "Short", ElementType.SHORT,
            "Integer", ElementType.INT,
            "Long", ElementType.LONG,
            "Float", ElementType.FLOAT,
            "Double", ElementType.DOUBLE);

    /** The most elements that can belong together. */
    private static final int LARGEST_UNIT = 4096;

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
    private final int unit;

    private Op(Kind kind) {
        this.kind = kind;
        this.commutative = kind != Kind.REPLACE && kind != Kind.NO_OP;
        this.function = null;
        this.only = null;
        this.unit = kind == Kind.MINLOC || kind == Kind.MAXLOC ? 2 : 1;
    }

    private Op(Function function, boolean commutative, @Nullable ElementType only, int unit) {
        this.kind = Kind.USER;
        this.commutative = commutative;
        this.function = function;
        this.only = only;
        this.unit = unit;
    }

    /** An operation over arrays of any one element type. */
    public static Op of(Function function, boolean commutative) {
        return new Op(function, commutative, null, 1);
    }

    /**
     * An operation over values that are several elements each, such as a complex number or a small matrix: they are never torn
     * apart, so counts must be multiples of that.
     *
     * @param unit elements that belong together, 1 to 4096
     */
    public static Op of(Function function, boolean commutative, int unit) {
        if (unit < 1 || unit > LARGEST_UNIT) {
            throw new IllegalArgumentException("op: unit: " + unit + " (expected: 1 to " + LARGEST_UNIT + ")");
        }
        return new Op(function, commutative, null, unit);
    }

    /**
     * An operation on elements of a primitive type, which are boxed: for small counts.
     *
     * @param boxed class of the boxed elements, such as {@code Float.class}
     */
    public static <T> Op of(Class<T> boxed, BinaryOperator<T> operator, boolean commutative) {
        ElementType type = BOXES.get(boxed.getSimpleName());
        if (type != null && boxed.getPackageName().equals("java.lang")) {
            return new Op(
                    (in, inout, count) -> {
                        for (int k = 0; k < count; k++) {
                            T left = boxed.cast(Array.get(in, k));
                            Array.set(inout, k, operator.apply(left, boxed.cast(Array.get(inout, k))));
                        }
                    },
                    commutative,
                    type,
                    1);
        }
        throw new IllegalArgumentException("op: " + boxed.getName() + " (expected: the box of a primitive type)");
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
                ElementType.DOUBLE,
                1);
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
                ElementType.LONG,
                1);
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
                ElementType.INT,
                1);
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

    /** Elements that belong together; counts are multiples of it. */
    public int unit() {
        return unit;
    }

    /** Whether the operation is defined for elements of a type. */
    public boolean appliesTo(ElementType type) {
        if (kind == Kind.USER) {
            return type.primitive() && (only == null || only == type);
        }
        return switch (kind) {
            case REPLACE, NO_OP -> type.primitive();
            case LAND, LOR, LXOR -> WHOLE.contains(type) || type == ElementType.BOOLEAN;
            case BAND, BOR, BXOR -> WHOLE.contains(type);
            case MINLOC, MAXLOC -> type != ElementType.BYTE && type != ElementType.CHAR && NUMBERS.contains(type);
            case SUM, PROD, MIN, MAX -> NUMBERS.contains(type);
            case USER -> false;
        };
    }

    @Override
    public String toString() {
        return kind == Kind.USER ? (commutative ? "user" : "user, not commutative") : kind.name();
    }
}
