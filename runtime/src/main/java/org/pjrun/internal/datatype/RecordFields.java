package org.pjrun.internal.datatype;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.pjrun.ElementType;

/** Puts one value into a record's packed form, or gets it; composed into a record's handles by {@link RecordLayout}. */
@SuppressWarnings({"unused", "EffectivelyPrivate"}) // called through handles
final class RecordFields {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private RecordFields() {}

    /** {@code (int delta, MemorySegment, long offset, value) -> void} */
    static MethodHandle put(ElementType type) throws ReflectiveOperationException {
        return LOOKUP.findStatic(
                RecordFields.class,
                "put",
                MethodType.methodType(void.class, int.class, MemorySegment.class, long.class, primitive(type)));
    }

    /** {@code (int delta, MemorySegment, long offset) -> value} */
    static MethodHandle get(ElementType type) throws ReflectiveOperationException {
        return LOOKUP.findStatic(
                RecordFields.class,
                primitive(type) + "At",
                MethodType.methodType(primitive(type), int.class, MemorySegment.class, long.class));
    }

    private static Class<?> primitive(ElementType type) {
        return switch (type) {
            case BYTE -> byte.class;
            case BOOLEAN -> boolean.class;
            case CHAR -> char.class;
            case SHORT -> short.class;
            case INT -> int.class;
            case LONG -> long.class;
            case FLOAT -> float.class;
            case DOUBLE -> double.class;
            default -> throw new IllegalStateException("no primitive: " + type);
        };
    }

    static void put(int delta, MemorySegment target, long offset, byte value) {
        target.set(ValueLayout.JAVA_BYTE, offset + delta, value);
    }

    static void put(int delta, MemorySegment target, long offset, boolean value) {
        target.set(ValueLayout.JAVA_BYTE, offset + delta, (byte) (value ? 1 : 0));
    }

    static byte byteAt(int delta, MemorySegment source, long offset) {
        return source.get(ValueLayout.JAVA_BYTE, offset + delta);
    }

    static boolean booleanAt(int delta, MemorySegment source, long offset) {
        return source.get(ValueLayout.JAVA_BYTE, offset + delta) != 0;
    }

    static void put(int delta, MemorySegment target, long offset, char value) {
        target.set(ValueLayout.JAVA_CHAR_UNALIGNED, offset + delta, value);
    }

    static char charAt(int delta, MemorySegment source, long offset) {
        return source.get(ValueLayout.JAVA_CHAR_UNALIGNED, offset + delta);
    }

    static void put(int delta, MemorySegment target, long offset, short value) {
        target.set(ValueLayout.JAVA_SHORT_UNALIGNED, offset + delta, value);
    }

    static short shortAt(int delta, MemorySegment source, long offset) {
        return source.get(ValueLayout.JAVA_SHORT_UNALIGNED, offset + delta);
    }

    static void put(int delta, MemorySegment target, long offset, int value) {
        target.set(ValueLayout.JAVA_INT_UNALIGNED, offset + delta, value);
    }

    static int intAt(int delta, MemorySegment source, long offset) {
        return source.get(ValueLayout.JAVA_INT_UNALIGNED, offset + delta);
    }

    static void put(int delta, MemorySegment target, long offset, long value) {
        target.set(ValueLayout.JAVA_LONG_UNALIGNED, offset + delta, value);
    }

    static long longAt(int delta, MemorySegment source, long offset) {
        return source.get(ValueLayout.JAVA_LONG_UNALIGNED, offset + delta);
    }

    static void put(int delta, MemorySegment target, long offset, float value) {
        target.set(ValueLayout.JAVA_FLOAT_UNALIGNED, offset + delta, value);
    }

    static float floatAt(int delta, MemorySegment source, long offset) {
        return source.get(ValueLayout.JAVA_FLOAT_UNALIGNED, offset + delta);
    }

    static void put(int delta, MemorySegment target, long offset, double value) {
        target.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, offset + delta, value);
    }

    static double doubleAt(int delta, MemorySegment source, long offset) {
        return source.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, offset + delta);
    }
}
