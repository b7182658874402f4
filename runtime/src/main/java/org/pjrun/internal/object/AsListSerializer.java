package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Arrays;
import java.util.List;

/** What {@code Arrays.asList} makes; the array behind it becomes one of objects. */
final class AsListSerializer extends LateSerializer<List<?>> {
    @Override
    void writeContent(Kryo kryo, Output output, List<?> list) {
        Parts.write(kryo, output, list);
    }

    @Override
    public List<?> read(Kryo kryo, Input input, Class<? extends List<?>> type) {
        return Arrays.asList(Parts.read(kryo, input));
    }
}
