package org.pjrun.internal.datatype;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.Datatype;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;

/** Makes datatypes of others (MPI 4.1 §5.1.2, §5.1.7). */
public final class Types {
    private static final int LONGEST_TEXT = 160;

    private Types() {}

    /** Of one element. */
    public static Type basic(ElementType element) {
        if (element == ElementType.OBJECT || element == ElementType.MIXED) {
            throw new CommException(ErrorClass.TYPE, "element type: " + element + " (expected: one of primitives)");
        }
        int bytes = element.bytes();
        return new Type(new Block(0, bytes), Signature.of(element), 0, bytes, bytes, bytes, null, element.toString());
    }

    /** Of a record of primitives. */
    public static Type record(Class<?> record) {
        RecordLayout layout = RecordLayout.of(record);
        Signature signature =
                Signature.concat(layout.elements().stream().map(Signature::of).toList());
        int bytes = layout.bytes();
        return new Type(new Block(0, bytes), signature, 0, bytes, bytes, 1, layout, record.getSimpleName());
    }

    /** See {@link Datatype#contiguous}. */
    public static Type contiguous(long count, Datatype old) {
        Type type = Type.of(old);
        return repeat(count, type.extent(), type, "contiguous(" + count + ", " + type + ")");
    }

    /** See {@link Datatype#vector}. */
    public static Type vector(long count, long blockLength, long stride, Datatype old) {
        Type type = Type.of(old);
        return vector(
                count,
                blockLength,
                exactly("stride", stride, type.extent()),
                type,
                "vector(" + count + ", " + blockLength + ", " + stride + ", " + type + ")");
    }

    /** See {@link Datatype#hvector}. */
    public static Type hvector(long count, long blockLength, long stride, Datatype old) {
        Type type = Type.of(old);
        String text = "hvector(" + count + ", " + blockLength + ", " + stride + ", " + type + ")";
        return vector(count, blockLength, stride, type, text);
    }

    private static Type vector(long count, long blockLength, long stride, Type type, String text) {
        return repeat(count, stride, repeat(blockLength, type.extent(), type, text), text);
    }

    /** A type so many times, at multiples of a stride in bytes. */
    static Type repeat(long count, long stride, Type type, String text) {
        notNegative("count", count);
        if (count == 0 || type.isNothing()) {
            return new Type(Shape.EMPTY, Signature.EMPTY, 0, 0, 0, 1, null, shortened(text));
        }
        try {
            long last = Math.multiplyExact(count - 1, stride);
            long low = type.lowerBound() + Math.min(0, last);
            long high = Math.addExact(type.lowerBound() + type.extent(), Math.max(0, last));
            return new Type(
                    Shape.repeat(type.shape(), count, stride),
                    type.signature().repeat(count),
                    low,
                    high - low,
                    count > 1 ? gcd(type.grain(), stride) : type.grain(),
                    type.alignment(),
                    type.record(),
                    shortened(text));
        } catch (ArithmeticException e) {
            throw tooLarge(text, e);
        }
    }

    /** See {@link Datatype#indexed}. */
    public static Type indexed(int[] blockLengths, int[] displacements, Datatype old) {
        Type type = Type.of(old);
        sameLength("displacements", displacements.length, blockLengths.length);
        String text = "indexed(" + blockLengths.length + " blocks, " + type + ")";
        return blocks(
                blockLengths.length,
                i -> blockLengths[(int) i],
                i -> Math.multiplyExact(displacements[(int) i], type.extent()),
                type,
                text);
    }

    /** See {@link Datatype#hindexed}. */
    public static Type hindexed(int[] blockLengths, long[] displacements, Datatype old) {
        Type type = Type.of(old);
        sameLength("displacements", displacements.length, blockLengths.length);
        String text = "hindexed(" + blockLengths.length + " blocks, " + type + ")";
        return blocks(blockLengths.length, i -> blockLengths[(int) i], i -> displacements[(int) i], type, text);
    }

    /** See {@link Datatype#indexedBlock}. */
    public static Type indexedBlock(int blockLength, int[] displacements, Datatype old) {
        Type type = Type.of(old);
        String text = "indexedBlock(" + displacements.length + " blocks of " + blockLength + ", " + type + ")";
        return blocks(
                displacements.length,
                i -> blockLength,
                i -> Math.multiplyExact(displacements[(int) i], type.extent()),
                type,
                text);
    }

    /** See {@link Datatype#hindexedBlock}. */
    public static Type hindexedBlock(int blockLength, long[] displacements, Datatype old) {
        Type type = Type.of(old);
        String text = "hindexedBlock(" + displacements.length + " blocks of " + blockLength + ", " + type + ")";
        return blocks(displacements.length, i -> blockLength, i -> displacements[(int) i], type, text);
    }

    private static Type blocks(
            int count, LongUnaryOperator lengths, LongUnaryOperator displacements, Type type, String text) {
        try {
            Assembly assembly = new Assembly();
            long times = 0;
            for (int i = 0; i < count; i++) {
                long length = notNegative("block length", lengths.applyAsLong(i));
                assembly.add(displacements.applyAsLong(i), length, type);
                times = Math.addExact(times, length);
            }
            return assembly.type(type.signature().repeat(times), shortened(text));
        } catch (ArithmeticException e) {
            throw tooLarge(text, e);
        }
    }

    /** See {@link Datatype#struct}. */
    public static Type struct(int[] blockLengths, long[] displacements, Datatype... types) {
        sameLength("displacements", displacements.length, blockLengths.length);
        sameLength("types", types.length, blockLengths.length);
        StringBuilder text = new StringBuilder("struct(");
        List<Signature> signatures = new ArrayList<>();
        Assembly assembly = new Assembly();
        try {
            for (int i = 0; i < blockLengths.length; i++) {
                Type type = Type.of(types[i]);
                long length = notNegative("block length", blockLengths[i]);
                assembly.add(displacements[i], length, type);
                signatures.add(type.signature().repeat(length));
                text.append(i > 0 ? ", " : "").append(length).append(' ').append(type);
            }
            return assembly.padded().type(Signature.concat(signatures), shortened(text + ")"));
        } catch (ArithmeticException e) {
            throw tooLarge(text + ")", e);
        }
    }

    /** See {@link Datatype#resized}. */
    public static Type resized(Datatype old, long lowerBound, long extent) {
        Type type = Type.of(old);
        return new Type(
                type.shape(),
                type.signature(),
                lowerBound,
                extent,
                type.grain(),
                type.alignment(),
                type.record(),
                shortened("resized(" + type + ", " + lowerBound + ", " + extent + ")"));
    }

    /** Number of basic elements in so many bytes of a datatype, one after the other; negative if the last is cut. */
    public static long elements(Datatype datatype, long bytes) {
        Type type = Type.of(datatype);
        if (bytes == 0 || type.size() == 0) {
            return bytes == 0 ? 0 : -1;
        }
        long left = type.signature().elementsIn(bytes % type.size());
        return left < 0 ? -1 : bytes / type.size() * type.elements() + left;
    }

    static long gcd(long a, long b) {
        long x = Math.abs(a);
        long y = Math.abs(b);
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }

    static long notNegative(String what, long value) {
        if (value < 0) {
            throw new CommException(ErrorClass.COUNT, what + ": " + value + " (expected: not negative)");
        }
        return value;
    }

    static void sameLength(String what, int length, int expected) {
        if (length != expected) {
            throw new CommException(ErrorClass.ARG, what + ": " + length + " of them (expected: " + expected + ")");
        }
    }

    private static long exactly(String what, long value, long extent) {
        try {
            return Math.multiplyExact(value, extent);
        } catch (ArithmeticException e) {
            throw tooLarge(what + " " + value, e);
        }
    }

    static CommException tooLarge(String what, @Nullable ArithmeticException cause) {
        CommException error = new CommException(
                ErrorClass.COUNT, "datatype " + shortened(what) + ": its bytes exceed a long (expected: fewer)");
        if (cause != null) {
            error.initCause(cause);
        }
        return error;
    }

    static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }
}
