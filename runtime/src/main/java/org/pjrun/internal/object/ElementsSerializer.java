package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Collection;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Collections as their elements. */
final class ElementsSerializer extends Serializer<Collection<?>> {
    private final IntFunction<Collection<@Nullable Object>> factory;

    /** A serializer of the collections that a factory makes by their size. */
    ElementsSerializer(IntFunction<Collection<@Nullable Object>> factory) {
        this.factory = factory;
    }

    @Override
    public void write(Kryo kryo, Output output, Collection<?> collection) {
        Parts.write(kryo, output, collection);
    }

    @Override
    public Collection<?> read(Kryo kryo, Input input, Class<? extends Collection<?>> type) {
        int size = ((GuardedInput) input).readCount();
        Collection<@Nullable Object> collection = factory.apply(size);
        kryo.reference(collection);
        for (int i = 0; i < size; i++) {
            collection.add(Parts.read(kryo, input, i));
        }
        return collection;
    }
}
