package org.pjrun.internal.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.pjrun.internal.shared.Shared;

/**
 * Copies of consecutive elements between a primitive array and a segment; positions and lengths are in bytes.
 *
 * <p>Short ones of the common types are loops of their own, over the words that {@link Shared} reads and writes:
 * {@link MemorySegment#copy} of an array first finds out what kind of array it is, which takes longer than copying a few elements, and
 * other ways to access memory have to be made ready when a process starts.
 */
public final class ArrayCopy {
    private static final long SHORT = 64;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private ArrayCopy() {}

    /** Copies elements of an array into a segment; the type is given by its ordinal. */
    public static void read(int type, Object array, long from, MemorySegment target, long offset, long length) {
        switch (type) {
            case 0 -> read((byte[]) array, (int) from, target, offset, (int) length);
            case 1 -> Booleans.read((boolean[]) array, (int) from, target, offset, (int) length);
            case 2 -> read((char[]) array, from, target, offset, length);
            case 3 -> read((short[]) array, from, target, offset, length);
            case 4 -> read((int[]) array, from, target, offset, length);
            case 5 -> read((long[]) array, from, target, offset, length);
            case 6 -> read((float[]) array, from, target, offset, length);
            case 7 -> read((double[]) array, from, target, offset, length);
            default -> throw new IllegalStateException("no array of type " + type);
        }
    }

    /** Copies from a segment into elements of an array; the type is given by its ordinal. */
    public static void write(int type, Object array, long to, MemorySegment source, long offset, long length) {
        switch (type) {
            case 0 -> write(source, offset, (byte[]) array, (int) to, (int) length);
            case 1 -> Booleans.write((boolean[]) array, (int) to, source, offset, (int) length);
            case 2 -> write(source, offset, (char[]) array, to, length);
            case 3 -> write(source, offset, (short[]) array, to, length);
            case 4 -> write(source, offset, (int[]) array, to, length);
            case 5 -> write(source, offset, (long[]) array, to, length);
            case 6 -> write(source, offset, (float[]) array, to, length);
            case 7 -> write(source, offset, (double[]) array, to, length);
            default -> throw new IllegalStateException("no array of type " + type);
        }
    }

    /** Whether a copy is a loop over whole words of a segment; positions in arrays are whole elements anyway. */
    private static boolean inWords(MemorySegment segment, long offset, long length, int wordBytes) {
        return length <= SHORT
                && (length & wordBytes - 1) == 0
                && segment.isNative()
                && (segment.address() + offset & wordBytes - 1) == 0;
    }

    private static void read(byte[] a, int from, MemorySegment target, long offset, int length) {
        if (inWords(target, offset, length, Long.BYTES)) {
            for (int i = 0; i < length; i += Long.BYTES) {
                Shared.putLong(target, offset + i, (long) WORDS.get(a, from + i));
            }
        } else {
            MemorySegment.copy(a, from, target, ValueLayout.JAVA_BYTE, offset, length);
        }
    }

    private static void write(MemorySegment source, long offset, byte[] a, int to, int length) {
        if (inWords(source, offset, length, Long.BYTES)) {
            for (int i = 0; i < length; i += Long.BYTES) {
                WORDS.set(a, to + i, Shared.getLong(source, offset + i));
            }
        } else {
            MemorySegment.copy(source, ValueLayout.JAVA_BYTE, offset, a, to, length);
        }
    }

    private static void read(char[] a, long from, MemorySegment target, long offset, long length) {
        MemorySegment.copy(a, (int) (from >> 1), target, ValueLayout.JAVA_CHAR_UNALIGNED, offset, (int) (length >> 1));
    }

    private static void write(MemorySegment source, long offset, char[] a, long to, long length) {
        MemorySegment.copy(source, ValueLayout.JAVA_CHAR_UNALIGNED, offset, a, (int) (to >> 1), (int) (length >> 1));
    }

    private static void read(short[] a, long from, MemorySegment target, long offset, long length) {
        MemorySegment.copy(a, (int) (from >> 1), target, ValueLayout.JAVA_SHORT_UNALIGNED, offset, (int) (length >> 1));
    }

    private static void write(MemorySegment source, long offset, short[] a, long to, long length) {
        MemorySegment.copy(source, ValueLayout.JAVA_SHORT_UNALIGNED, offset, a, (int) (to >> 1), (int) (length >> 1));
    }

    private static void read(int[] a, long from, MemorySegment target, long offset, long length) {
        int first = (int) (from >> 2);
        int count = (int) (length >> 2);
        if (inWords(target, offset, length, Integer.BYTES)) {
            for (int i = 0; i < count; i++) {
                Shared.putInt(target, offset + (long) i * Integer.BYTES, a[first + i]);
            }
        } else {
            MemorySegment.copy(a, first, target, ValueLayout.JAVA_INT_UNALIGNED, offset, count);
        }
    }

    private static void write(MemorySegment source, long offset, int[] a, long to, long length) {
        int first = (int) (to >> 2);
        int count = (int) (length >> 2);
        if (inWords(source, offset, length, Integer.BYTES)) {
            for (int i = 0; i < count; i++) {
                a[first + i] = Shared.getInt(source, offset + (long) i * Integer.BYTES);
            }
        } else {
            MemorySegment.copy(source, ValueLayout.JAVA_INT_UNALIGNED, offset, a, first, count);
        }
    }

    private static void read(long[] a, long from, MemorySegment target, long offset, long length) {
        int first = (int) (from >> 3);
        int count = (int) (length >> 3);
        if (inWords(target, offset, length, Long.BYTES)) {
            for (int i = 0; i < count; i++) {
                Shared.putLong(target, offset + (long) i * Long.BYTES, a[first + i]);
            }
        } else {
            MemorySegment.copy(a, first, target, ValueLayout.JAVA_LONG_UNALIGNED, offset, count);
        }
    }

    private static void write(MemorySegment source, long offset, long[] a, long to, long length) {
        int first = (int) (to >> 3);
        int count = (int) (length >> 3);
        if (inWords(source, offset, length, Long.BYTES)) {
            for (int i = 0; i < count; i++) {
                a[first + i] = Shared.getLong(source, offset + (long) i * Long.BYTES);
            }
        } else {
            MemorySegment.copy(source, ValueLayout.JAVA_LONG_UNALIGNED, offset, a, first, count);
        }
    }

    private static void read(float[] a, long from, MemorySegment target, long offset, long length) {
        int first = (int) (from >> 2);
        int count = (int) (length >> 2);
        if (inWords(target, offset, length, Integer.BYTES)) {
            for (int i = 0; i < count; i++) {
                Shared.putInt(target, offset + (long) i * Integer.BYTES, Float.floatToRawIntBits(a[first + i]));
            }
        } else {
            MemorySegment.copy(a, first, target, ValueLayout.JAVA_FLOAT_UNALIGNED, offset, count);
        }
    }

    private static void write(MemorySegment source, long offset, float[] a, long to, long length) {
        int first = (int) (to >> 2);
        int count = (int) (length >> 2);
        if (inWords(source, offset, length, Integer.BYTES)) {
            for (int i = 0; i < count; i++) {
                a[first + i] = Float.intBitsToFloat(Shared.getInt(source, offset + (long) i * Integer.BYTES));
            }
        } else {
            MemorySegment.copy(source, ValueLayout.JAVA_FLOAT_UNALIGNED, offset, a, first, count);
        }
    }

    private static void read(double[] a, long from, MemorySegment target, long offset, long length) {
        int first = (int) (from >> 3);
        int count = (int) (length >> 3);
        if (inWords(target, offset, length, Long.BYTES)) {
            for (int i = 0; i < count; i++) {
                Shared.putLong(target, offset + (long) i * Long.BYTES, Double.doubleToRawLongBits(a[first + i]));
            }
        } else {
            MemorySegment.copy(a, first, target, ValueLayout.JAVA_DOUBLE_UNALIGNED, offset, count);
        }
    }

    private static void write(MemorySegment source, long offset, double[] a, long to, long length) {
        int first = (int) (to >> 3);
        int count = (int) (length >> 3);
        if (inWords(source, offset, length, Long.BYTES)) {
            for (int i = 0; i < count; i++) {
                a[first + i] = Double.longBitsToDouble(Shared.getLong(source, offset + (long) i * Long.BYTES));
            }
        } else {
            MemorySegment.copy(source, ValueLayout.JAVA_DOUBLE_UNALIGNED, offset, a, first, count);
        }
    }
}
