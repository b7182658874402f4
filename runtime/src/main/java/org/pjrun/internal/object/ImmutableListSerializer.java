package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Arrays;
import java.util.List;

/** What {@code List.of} and {@code Stream.toList} make, and parts of them. */
final class ImmutableListSerializer extends LateSerializer<List<?>> {
    @Override
    void writeContent(Kryo kryo, Output output, List<?> list) {
        Parts.write(kryo, output, list);
    }

    @Override
    public List<?> read(Kryo kryo, Input input, Class<? extends List<?>> type) {
        // As a stream makes it, because the list may have come from one: it may hold nulls and may be asked for them.
        return Arrays.stream(Parts.read(kryo, input)).toList();
    }
}
