package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Objects;

/** Entries of maps, which are read as entries on their own. */
final class EntrySerializer extends LateSerializer<Map.Entry<?, ?>> {
    private final boolean immutable;

    /** A serializer of what {@code Map.entry} makes, or of entries that can be set. */
    EntrySerializer(boolean immutable) {
        this.immutable = immutable;
    }

    @Override
    void writeContent(Kryo kryo, Output output, Map.Entry<?, ?> entry) {
        kryo.writeClassAndObject(output, entry.getKey());
        kryo.writeClassAndObject(output, entry.getValue());
    }

    @Override
    public Map.Entry<?, ?> read(Kryo kryo, Input input, Class<? extends Map.Entry<?, ?>> type) {
        Object key = Parts.readKey(kryo, input);
        Object value = Parts.readValue(kryo, input, key);
        return immutable
                ? Map.entry(Objects.requireNonNull(key), Objects.requireNonNull(value))
                : new AbstractMap.SimpleEntry<>(key, value);
    }
}
