package org.pjrun.tasks.internal.pool;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as they travel: as a primitive array where all are numbers of one type, else as an array of objects. */
public final class Packing {
    private Packing() {}

    /** Packs a part of a list. */
    static Object pack(List<?> values, int from, int to) {
        Object packed = switch (values.get(from)) {
            case Integer i -> ints(values, from, to);
            case Long l -> longs(values, from, to);
            case Double d -> doubles(values, from, to);
            case null, default -> null;
        };
        if (packed != null) {
            return packed;
        }
        return values.subList(from, to).toArray();
    }

    private static int @Nullable [] ints(List<?> values, int from, int to) {
        int[] packed = new int[to - from];
        for (int i = 0; i < packed.length; i++) {
            if (!(values.get(from + i) instanceof Integer value)) {
                return null;
            }
            packed[i] = value;
        }
        return packed;
    }

    private static long @Nullable [] longs(List<?> values, int from, int to) {
        long[] packed = new long[to - from];
        for (int i = 0; i < packed.length; i++) {
            if (!(values.get(from + i) instanceof Long value)) {
                return null;
            }
            packed[i] = value;
        }
        return packed;
    }

    private static double @Nullable [] doubles(List<?> values, int from, int to) {
        double[] packed = new double[to - from];
        for (int i = 0; i < packed.length; i++) {
            if (!(values.get(from + i) instanceof Double value)) {
                return null;
            }
            packed[i] = value;
        }
        return packed;
    }

    /** A value of a packed array. */
    public static @Nullable Object at(Object packed, int index) {
        return switch (packed) {
            case int[] ints -> ints[index];
            case long[] longs -> longs[index];
            case double[] doubles -> doubles[index];
            default -> ((@Nullable Object[]) packed)[index];
        };
    }

    /** Values of a packed array. */
    public static int length(Object packed) {
        return switch (packed) {
            case int[] ints -> ints.length;
            case long[] longs -> longs.length;
            case double[] doubles -> doubles.length;
            default -> ((@Nullable Object[]) packed).length;
        };
    }

    /** Unpacks all values into an array of objects. */
    static void unpack(Object packed, @Nullable Object[] into, int at) {
        switch (packed) {
            case int[] ints -> {
                for (int i = 0; i < ints.length; i++) {
                    into[at + i] = ints[i];
                }
            }
            case long[] longs -> {
                for (int i = 0; i < longs.length; i++) {
                    into[at + i] = longs[i];
                }
            }
            case double[] doubles -> {
                for (int i = 0; i < doubles.length; i++) {
                    into[at + i] = doubles[i];
                }
            }
            default -> {
                @Nullable Object[] objects = (@Nullable Object[]) packed;
                System.arraycopy(objects, 0, into, at, objects.length);
            }
        }
    }

    /** A part of a packed array, packed likewise. */
    static Object part(Object packed, int from, int to) {
        return switch (packed) {
            case int[] ints -> Arrays.copyOfRange(ints, from, to);
            case long[] longs -> Arrays.copyOfRange(longs, from, to);
            case double[] doubles -> Arrays.copyOfRange(doubles, from, to);
            default -> Arrays.copyOfRange((@Nullable Object[]) packed, from, to);
        };
    }
}
