package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.ImmutableSerializer;

/** Classes as their names. */
final class ClassSerializer extends ImmutableSerializer<Class<?>> {
    @Override
    public void write(Kryo kryo, Output output, Class<?> type) {
        if (type.isHidden()) {
            throw new RefusedSerializer(Treatment.REFUSED_LAMBDA).refusal(type);
        }
        output.writeBoolean(type.isPrimitive());
        output.writeString(type.getName());
    }

    @Override
    public Class<?> read(Kryo kryo, Input input, Class<? extends Class<?>> type) {
        boolean primitive = input.readBoolean();
        String name = input.readString();
        if (!primitive) {
            return ((ObjectKryo) kryo).classes().load(name);
        }
        Class<?> found = name == null ? null : Class.forPrimitiveName(name);
        if (found == null) {
            throw new Trouble("the message cannot be read: there is no primitive type " + name, null);
        }
        return found;
    }
}
