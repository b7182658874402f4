package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.EnumSet;

/** Sets of enum constants as their enum and the constants' ordinals. */
final class EnumSetSerializer extends Serializer<EnumSet<?>> {
    @Override
    public void write(Kryo kryo, Output output, EnumSet<?> set) {
        Object[] constants = set.toArray();
        // Only a constant tells the enum, so for an empty set one that it lacks has to.
        Object[] known =
                constants.length > 0 ? constants : EnumSet.complementOf(set).toArray();
        if (known.length == 0) {
            throw new Trouble("a set of an enum without constants cannot be sent; send null in its place", null);
        }
        kryo.writeClass(output, ((Enum<?>) known[0]).getDeclaringClass());
        output.writeVarInt(constants.length, true);
        for (Object constant : constants) {
            output.writeVarInt(((Enum<?>) constant).ordinal(), true);
        }
    }

    @Override
    public EnumSet<?> read(Kryo kryo, Input input, Class<? extends EnumSet<?>> type) {
        Object[] constants = kryo.readClass(input).getType().getEnumConstants();
        if (constants == null || constants.length == 0) {
            throw new Trouble("the message cannot be read: it says a set of what is no enum", null);
        }
        int size = ((GuardedInput) input).readCount();
        Object[] chosen = new Object[size];
        for (int i = 0; i < size; i++) {
            chosen[i] = constants[input.readVarInt(true)];
        }
        return setOf(constants[0], chosen);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Enum<E>> EnumSet<E> setOf(Object any, Object[] constants) {
        EnumSet<E> set = EnumSet.noneOf(((E) any).getDeclaringClass());
        for (Object constant : constants) {
            set.add((E) constant);
        }
        return set;
    }
}
