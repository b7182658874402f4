package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Maps as their entries, in their order. */
final class EntriesSerializer extends Serializer<Map<?, ?>> {
    private final IntFunction<Map<@Nullable Object, @Nullable Object>> factory;

    /** A serializer of the maps that a factory makes by their size. */
    EntriesSerializer(IntFunction<Map<@Nullable Object, @Nullable Object>> factory) {
        this.factory = factory;
    }

    @Override
    public void write(Kryo kryo, Output output, Map<?, ?> map) {
        Parts.write(kryo, output, map);
    }

    @Override
    public Map<?, ?> read(Kryo kryo, Input input, Class<? extends Map<?, ?>> type) {
        int size = ((GuardedInput) input).readCount();
        Map<@Nullable Object, @Nullable Object> map = factory.apply(size);
        kryo.reference(map);
        for (int i = 0; i < size; i++) {
            Object key = Parts.readKey(kryo, input);
            map.put(key, Parts.readValue(kryo, input, key));
        }
        return map;
    }
}
