package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sorted maps as their comparator and their entries. */
final class SortedMapSerializer extends Serializer<SortedMap<?, ?>> {
    @Override
    public void write(Kryo kryo, Output output, SortedMap<?, ?> map) {
        SortedSetSerializer.writeComparator(kryo, output, map.comparator());
        Parts.write(kryo, output, map);
    }

    @Override
    public SortedMap<?, ?> read(Kryo kryo, Input input, Class<? extends SortedMap<?, ?>> type) {
        TreeMap<@Nullable Object, @Nullable Object> map =
                new TreeMap<>(SortedSetSerializer.readComparator(kryo, input));
        kryo.reference(map);
        int size = ((GuardedInput) input).readCount();
        for (int i = 0; i < size; i++) {
            Object key = Parts.readKey(kryo, input);
            map.put(key, Parts.readValue(kryo, input, key));
        }
        return map;
    }
}
