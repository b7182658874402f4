package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sorted sets as their comparator and their elements. */
final class SortedSetSerializer extends Serializer<SortedSet<?>> {
    @Override
    public void write(Kryo kryo, Output output, SortedSet<?> set) {
        writeComparator(kryo, output, set.comparator());
        Parts.write(kryo, output, set);
    }

    @Override
    public SortedSet<?> read(Kryo kryo, Input input, Class<? extends SortedSet<?>> type) {
        TreeSet<@Nullable Object> set = new TreeSet<>(readComparator(kryo, input));
        kryo.reference(set);
        int size = ((GuardedInput) input).readCount();
        for (int i = 0; i < size; i++) {
            set.add(Parts.read(kryo, input, i));
        }
        return set;
    }

    static void writeComparator(Kryo kryo, Output output, @Nullable Comparator<?> comparator) {
        try {
            kryo.writeClassAndObject(output, comparator);
        } catch (Trouble e) {
            throw e.inside(".comparator");
        }
    }

    @SuppressWarnings("unchecked")
    static @Nullable Comparator<@Nullable Object> readComparator(Kryo kryo, Input input) {
        return (Comparator<@Nullable Object>) kryo.readClassAndObject(input);
    }
}
