package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What {@code Map.of} makes. */
final class ImmutableMapSerializer extends LateSerializer<Map<?, ?>> {
    @Override
    void writeContent(Kryo kryo, Output output, Map<?, ?> map) {
        Parts.write(kryo, output, map);
    }

    @Override
    @SuppressWarnings("unchecked") // An array of a generic type cannot be made otherwise.
    public Map<?, ?> read(Kryo kryo, Input input, Class<? extends Map<?, ?>> type) {
        int size = ((GuardedInput) input).readCount();
        List<Map.Entry<Object, Object>> entries = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Object key = Objects.requireNonNull(Parts.readKey(kryo, input));
            entries.add(Map.entry(key, Objects.requireNonNull(Parts.readValue(kryo, input, key))));
        }
        Map.Entry<Object, Object>[] all = entries.toArray(Map.Entry[]::new);
        return Map.ofEntries(all);
    }
}
