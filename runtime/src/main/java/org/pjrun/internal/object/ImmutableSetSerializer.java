package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/** What {@code Set.of} makes. */
final class ImmutableSetSerializer extends LateSerializer<Set<?>> {
    @Override
    void writeContent(Kryo kryo, Output output, Set<?> set) {
        Parts.write(kryo, output, set);
    }

    @Override
    public Set<?> read(Kryo kryo, Input input, Class<? extends Set<?>> type) {
        return Set.of(Arrays.stream(Parts.read(kryo, input))
                .map(Objects::requireNonNull)
                .toArray());
    }
}
