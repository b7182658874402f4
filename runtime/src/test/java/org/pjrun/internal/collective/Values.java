package org.pjrun.internal.collective;

import java.lang.reflect.Array;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.pjrun.ElementType;
import org.pjrun.Op;

/** Arrays of any element type, and the naive oracle of the operations on them. */
final class Values {
    static final List<ElementType> TYPES =
            Stream.of(ElementType.values()).filter(ElementType::primitive).toList();

    static final List<Op> OPS =
            List.of(Op.SUM, Op.PROD, Op.MIN, Op.MAX, Op.LAND, Op.LOR, Op.LXOR, Op.BAND, Op.BOR, Op.BXOR);

    private Values() {}

    static List<Op> opsFor(ElementType type) {
        return OPS.stream().filter(op -> op.appliesTo(type)).toList();
    }

    static Object array(ElementType type, int length) {
        return switch (type) {
            case BYTE -> new byte[length];
            case BOOLEAN -> new boolean[length];
            case CHAR -> new char[length];
            case SHORT -> new short[length];
            case INT -> new int[length];
            case LONG -> new long[length];
            case FLOAT -> new float[length];
            case DOUBLE -> new double[length];
            case OBJECT, PACKED, MIXED -> throw new IllegalArgumentException();
        };
    }

    /** Random values; fractions are small whole numbers, so that sums and products do not depend on their order. */
    static Object random(ElementType type, int length, Random random) {
        Object array = array(type, length);
        for (int i = 0; i < length; i++) {
            long bits = random.nextInt(4) == 0 ? 0 : random.nextLong();
            switch (type) {
                case BYTE -> Array.setByte(array, i, (byte) bits);
                case BOOLEAN -> Array.setBoolean(array, i, (bits & 1) != 0);
                case CHAR -> Array.setChar(array, i, (char) bits);
                case SHORT -> Array.setShort(array, i, (short) bits);
                case INT -> Array.setInt(array, i, (int) bits);
                case LONG -> Array.setLong(array, i, bits);
                case FLOAT -> Array.setFloat(array, i, random.nextInt(-2, 3));
                case DOUBLE -> Array.setDouble(array, i, random.nextInt(-4, 5));
                case OBJECT, PACKED, MIXED -> throw new IllegalArgumentException();
            }
        }
        return array;
    }

    /** Combines two values by definition. */
    static Object combine(Op.Kind kind, Object a, Object b) {
        return switch (a) {
            case Boolean x -> logical(kind, x, (boolean) b);
            case Double x -> fraction(kind, x, (double) b);
            case Float x -> (float) fraction(kind, x, (float) b);
            case Character x -> (char) whole(kind, x, (long) (char) b);
            case Byte x -> (byte) whole(kind, x, (long) (byte) b);
            case Short x -> (short) whole(kind, x, (long) (short) b);
            case Integer x -> (int) whole(kind, x, (long) (int) b);
            case Long x -> whole(kind, x, (long) b);
            default -> throw new IllegalArgumentException(a.toString());
        };
    }

    private static boolean logical(Op.Kind kind, boolean a, boolean b) {
        return switch (kind) {
            case LAND -> a && b;
            case LOR -> a || b;
            case LXOR -> a != b;
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    private static double fraction(Op.Kind kind, double a, double b) {
        return switch (kind) {
            case SUM -> a + b;
            case PROD -> a * b;
            case MIN -> a < b ? a : b;
            case MAX -> a > b ? a : b;
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    private static long whole(Op.Kind kind, long a, long b) {
        return switch (kind) {
            case SUM -> a + b;
            case PROD -> a * b;
            case MIN -> a < b ? a : b;
            case MAX -> a > b ? a : b;
            case LAND -> a != 0 && b != 0 ? 1 : 0;
            case LOR -> a != 0 || b != 0 ? 1 : 0;
            case LXOR -> (a != 0) == (b != 0) ? 0 : 1;
            case BAND -> a & b;
            case BOR -> a | b;
            case BXOR -> a ^ b;
            case USER, MINLOC, MAXLOC, REPLACE, NO_OP -> throw new IllegalArgumentException(kind.name());
        };
    }

    /** Combines whole arrays, in order. */
    static Object combine(Op op, ElementType type, List<Object> arrays) {
        int length = Array.getLength(arrays.getFirst());
        Object result = array(type, length);
        for (int i = 0; i < length; i++) {
            Object value = Array.get(arrays.getFirst(), i);
            for (Object array : arrays.subList(1, arrays.size())) {
                value = combine(op.kind(), value, Array.get(array, i));
            }
            Array.set(result, i, value);
        }
        return result;
    }

    /** A part of an array as a new one. */
    static Object part(Object array, ElementType type, int from, int length) {
        Object part = array(type, length);
        System.arraycopy(array, from, part, 0, length);
        return part;
    }

    static Object copy(Object array, ElementType type) {
        return part(array, type, 0, Array.getLength(array));
    }
}
