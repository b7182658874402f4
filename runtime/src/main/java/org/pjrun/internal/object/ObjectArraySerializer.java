package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** Arrays of objects, arrays of arrays included. */
final class ObjectArraySerializer extends Serializer<@Nullable Object[]> {
    private final Class<?> component;
    private final Variable element;

    ObjectArraySerializer(Class<?> type) {
        component = type.componentType();
        element = new Variable(component);
    }

    @Override
    public void write(Kryo kryo, Output output, @Nullable Object[] array) {
        output.writeVarInt(array.length, true);
        for (int i = 0; i < array.length; i++) {
            try {
                element.write(kryo, output, array[i]);
            } catch (RuntimeException e) {
                throw Trouble.of(e, "writing", array.getClass()).inside("[" + i + "]");
            }
        }
    }

    @Override
    public @Nullable Object[] read(Kryo kryo, Input input, Class<? extends @Nullable Object[]> type) {
        int length = ((GuardedInput) input).readCount();
        @Nullable Object[] array = (@Nullable Object[]) Array.newInstance(component, length);
        kryo.reference(array);
        for (int i = 0; i < length; i++) {
            try {
                array[i] = element.read(kryo, input);
            } catch (RuntimeException e) {
                throw Trouble.of(e, "reading", array.getClass()).inside("[" + i + "]");
            }
        }
        return array;
    }
}
