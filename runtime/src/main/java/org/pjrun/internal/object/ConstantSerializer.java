package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.ImmutableSerializer;

/** The only object of its class. */
final class ConstantSerializer extends ImmutableSerializer<Object> {
    private final Object constant;

    ConstantSerializer(Object constant) {
        this.constant = constant;
    }

    @Override
    public void write(Kryo kryo, Output output, Object object) {
        // Its class says it all.
    }

    @Override
    public Object read(Kryo kryo, Input input, Class<?> type) {
        return constant;
    }
}
