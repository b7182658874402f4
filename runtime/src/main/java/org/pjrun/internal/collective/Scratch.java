package org.pjrun.internal.collective;

import java.lang.foreign.Arena;
import java.lang.reflect.Array;
import java.util.EnumMap;
import java.util.Map;
import org.pjrun.ElementType;

/** Working memory of a communicator's collectives: arrays that are used again, unless they are large. */
final class Scratch {
    /** Elements of a part where an operation is applied part by part. */
    static final int PART = 2048;

    private static final long MOST_KEPT_BYTES = 16L * 1024 * 1024;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final int LEAST = 1024;

    private final Map<ElementType, Object> kept = new EnumMap<>(ElementType.class);
    private final Map<ElementType, Object> lefts = new EnumMap<>(ElementType.class);
    private final Map<ElementType, Object> rights = new EnumMap<>(ElementType.class);
    private long keptBytes;

    /** Memory for at least so many elements: an array, or beyond what arrays hold a segment of bytes. */
    Object take(ElementType type, long elements) {
        Object known = kept.get(type);
        if (known != null && Array.getLength(known) >= elements) {
            return known;
        }
        if (elements > LARGEST_ARRAY) {
            return Arena.ofAuto().allocate(elements * type.bytes(), 8);
        }
        if (known != null) {
            keptBytes -= (long) Array.getLength(known) * type.bytes();
            kept.remove(type);
        }
        int length = Math.max(LEAST, (int) elements);
        Object array = newArray(type, length);
        long bytes = (long) length * type.bytes();
        if (keptBytes + bytes <= MOST_KEPT_BYTES) {
            kept.put(type, array);
            keptBytes += bytes;
        }
        return array;
    }

    /** An array of {@link #PART} elements for left operands. */
    Object left(ElementType type) {
        return part(lefts, type);
    }

    /** An array of {@link #PART} elements for right operands. */
    Object right(ElementType type) {
        return part(rights, type);
    }

    private static Object part(Map<ElementType, Object> parts, ElementType type) {
        Object known = parts.get(type);
        if (known == null) {
            known = newArray(type, PART);
            parts.put(type, known);
        }
        return known;
    }

    static Object newArray(ElementType type, int length) {
        return switch (type) {
            case BYTE, PACKED, MIXED -> new byte[length];
            case BOOLEAN -> new boolean[length];
            case CHAR -> new char[length];
            case SHORT -> new short[length];
            case INT -> new int[length];
            case LONG -> new long[length];
            case FLOAT -> new float[length];
            case DOUBLE -> new double[length];
            case OBJECT -> throw new IllegalArgumentException("objects have scratch memory of their own");
        };
    }
}
