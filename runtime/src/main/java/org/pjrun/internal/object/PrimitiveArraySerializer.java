package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Array;

/** Arrays of primitives: small ones within the graph, large ones beside it. */
final class PrimitiveArraySerializer extends Serializer<Object> {
    private static final int BESIDE = 0;

    private final int bytesEach;

    PrimitiveArraySerializer(int bytesEach) {
        this.bytesEach = bytesEach;
    }

    @Override
    public void write(Kryo kryo, Output output, Object array) {
        int length = Array.getLength(array);
        if ((long) length * bytesEach >= Layout.LARGE) {
            output.writeVarInt(BESIDE, true);
            ((ObjectKryo) kryo).largeArrays().add(array);
            return;
        }
        output.writeVarInt(length + 1, true);
        switch (array) {
            case byte[] a -> output.writeBytes(a, 0, length);
            case boolean[] a -> output.writeBooleans(a, 0, length);
            case char[] a -> output.writeChars(a, 0, length);
            case short[] a -> output.writeShorts(a, 0, length);
            case int[] a -> output.writeInts(a, 0, length);
            case long[] a -> output.writeLongs(a, 0, length);
            case float[] a -> output.writeFloats(a, 0, length);
            case double[] a -> output.writeDoubles(a, 0, length);
            default -> throw new IllegalStateException("no primitive array: " + array.getClass());
        }
    }

    @Override
    public Object read(Kryo kryo, Input input, Class<?> type) {
        int length = input.readVarInt(true) - 1;
        if (length + 1 == BESIDE) {
            return ((ObjectKryo) kryo).largeArrays().next(type);
        }
        Class<?> component = type.componentType();
        if (component == byte.class) {
            return input.readBytes(length);
        }
        if (component == boolean.class) {
            return input.readBooleans(length);
        }
        if (component == char.class) {
            return input.readChars(length);
        }
        if (component == short.class) {
            return input.readShorts(length);
        }
        if (component == int.class) {
            return input.readInts(length);
        }
        if (component == long.class) {
            return input.readLongs(length);
        }
        return component == float.class ? input.readFloats(length) : input.readDoubles(length);
    }
}
