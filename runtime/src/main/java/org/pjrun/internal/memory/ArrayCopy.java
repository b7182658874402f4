package org.pjrun.internal.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Copies of consecutive elements between a primitive array and a segment; positions and lengths are in bytes.
 *
 * <p>Short ones of the common types are loops of their own: {@link MemorySegment#copy} of an array first finds out what kind of
 * array it is, which takes longer than copying a few elements.
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

    private static void read(byte[] a, int from, MemorySegment target, long offset, int length) {
        if (length > SHORT) {
            MemorySegment.copy(a, from, target, ValueLayout.JAVA_BYTE, offset, length);
            return;
        }
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            target.set(ValueLayout.JAVA_LONG_UNALIGNED, offset + i, (long) WORDS.get(a, from + i));
        }
        for (; i < length; i++) {
            target.set(ValueLayout.JAVA_BYTE, offset + i, a[from + i]);
        }
    }

    private static void write(MemorySegment source, long offset, byte[] a, int to, int length) {
        if (length > SHORT) {
            MemorySegment.copy(source, ValueLayout.JAVA_BYTE, offset, a, to, length);
            return;
        }
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            WORDS.set(a, to + i, source.get(ValueLayout.JAVA_LONG_UNALIGNED, offset + i));
        }
        for (; i < length; i++) {
            a[to + i] = source.get(ValueLayout.JAVA_BYTE, offset + i);
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
        if (length <= SHORT) {
            for (int i = 0; i < length >> 2; i++) {
                target.set(ValueLayout.JAVA_INT_UNALIGNED, offset + ((long) i << 2), a[(int) (from >> 2) + i]);
            }
            return;
        }
        MemorySegment.copy(a, (int) (from >> 2), target, ValueLayout.JAVA_INT_UNALIGNED, offset, (int) (length >> 2));
    }

    private static void write(MemorySegment source, long offset, int[] a, long to, long length) {
        if (length <= SHORT) {
            for (int i = 0; i < length >> 2; i++) {
                a[(int) (to >> 2) + i] = source.get(ValueLayout.JAVA_INT_UNALIGNED, offset + ((long) i << 2));
            }
            return;
        }
        MemorySegment.copy(source, ValueLayout.JAVA_INT_UNALIGNED, offset, a, (int) (to >> 2), (int) (length >> 2));
    }

    private static void read(long[] a, long from, MemorySegment target, long offset, long length) {
        if (length <= SHORT) {
            for (int i = 0; i < length >> 3; i++) {
                target.set(ValueLayout.JAVA_LONG_UNALIGNED, offset + ((long) i << 3), a[(int) (from >> 3) + i]);
            }
            return;
        }
        MemorySegment.copy(a, (int) (from >> 3), target, ValueLayout.JAVA_LONG_UNALIGNED, offset, (int) (length >> 3));
    }

    private static void write(MemorySegment source, long offset, long[] a, long to, long length) {
        if (length <= SHORT) {
            for (int i = 0; i < length >> 3; i++) {
                a[(int) (to >> 3) + i] = source.get(ValueLayout.JAVA_LONG_UNALIGNED, offset + ((long) i << 3));
            }
            return;
        }
        MemorySegment.copy(source, ValueLayout.JAVA_LONG_UNALIGNED, offset, a, (int) (to >> 3), (int) (length >> 3));
    }

    private static void read(float[] a, long from, MemorySegment target, long offset, long length) {
        if (length <= SHORT) {
            for (int i = 0; i < length >> 2; i++) {
                target.set(ValueLayout.JAVA_FLOAT_UNALIGNED, offset + ((long) i << 2), a[(int) (from >> 2) + i]);
            }
            return;
        }
        MemorySegment.copy(a, (int) (from >> 2), target, ValueLayout.JAVA_FLOAT_UNALIGNED, offset, (int) (length >> 2));
    }

    private static void write(MemorySegment source, long offset, float[] a, long to, long length) {
        if (length <= SHORT) {
            for (int i = 0; i < length >> 2; i++) {
                a[(int) (to >> 2) + i] = source.get(ValueLayout.JAVA_FLOAT_UNALIGNED, offset + ((long) i << 2));
            }
            return;
        }
        MemorySegment.copy(source, ValueLayout.JAVA_FLOAT_UNALIGNED, offset, a, (int) (to >> 2), (int) (length >> 2));
    }

    private static void read(double[] a, long from, MemorySegment target, long offset, long length) {
        if (length <= SHORT) {
            for (int i = 0; i < length >> 3; i++) {
                target.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, offset + ((long) i << 3), a[(int) (from >> 3) + i]);
            }
            return;
        }
        MemorySegment.copy(
                a, (int) (from >> 3), target, ValueLayout.JAVA_DOUBLE_UNALIGNED, offset, (int) (length >> 3));
    }

    private static void write(MemorySegment source, long offset, double[] a, long to, long length) {
        if (length <= SHORT) {
            for (int i = 0; i < length >> 3; i++) {
                a[(int) (to >> 3) + i] = source.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, offset + ((long) i << 3));
            }
            return;
        }
        MemorySegment.copy(source, ValueLayout.JAVA_DOUBLE_UNALIGNED, offset, a, (int) (to >> 3), (int) (length >> 3));
    }
}
