package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes and reads what collections and maps hold, and says which element was at fault. */
final class Parts {
    private Parts() {}

    /** Writes the number of elements and each of them. */
    static void write(Kryo kryo, Output output, Collection<?> collection) {
        // A snapshot: the number must be right even if another thread adds to a concurrent collection meanwhile.
        @Nullable Object[] elements = collection.toArray();
        output.writeVarInt(elements.length, true);
        for (int i = 0; i < elements.length; i++) {
            write(kryo, output, elements[i], i);
        }
    }

    static void write(Kryo kryo, Output output, @Nullable Object element, int index) {
        try {
            kryo.writeClassAndObject(output, element);
        } catch (Trouble e) {
            throw e.inside("[" + index + "]");
        }
    }

    static @Nullable Object read(Kryo kryo, Input input, int index) {
        try {
            return kryo.readClassAndObject(input);
        } catch (Trouble e) {
            throw e.inside("[" + index + "]");
        }
    }

    static @Nullable Object[] read(Kryo kryo, Input input) {
        @Nullable Object[] elements = new Object[((GuardedInput) input).readCount()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = read(kryo, input, i);
        }
        return elements;
    }

    /** Writes the number of entries, and the key and the value of each. */
    static void write(Kryo kryo, Output output, Map<?, ?> map) {
        Object[] entries = map.entrySet().toArray();
        output.writeVarInt(entries.length, true);
        for (Object object : entries) {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) object;
            Object key = entry.getKey();
            try {
                kryo.writeClassAndObject(output, key);
            } catch (Trouble e) {
                throw e.inside(".key");
            }
            try {
                kryo.writeClassAndObject(output, entry.getValue());
            } catch (Trouble e) {
                throw e.inside(label(key));
            }
        }
    }

    static @Nullable Object readKey(Kryo kryo, Input input) {
        try {
            return kryo.readClassAndObject(input);
        } catch (Trouble e) {
            throw e.inside(".key");
        }
    }

    static @Nullable Object readValue(Kryo kryo, Input input, @Nullable Object key) {
        try {
            return kryo.readClassAndObject(input);
        } catch (Trouble e) {
            throw e.inside(label(key));
        }
    }

    /** Names a key, if it has a short name that surely does not fail. */
    private static String label(@Nullable Object key) {
        return switch (key) {
            case String s when s.length() <= 40 -> "[\"" + s + "\"]";
            case Integer n -> "[" + n + "]";
            case Long n -> "[" + n + "]";
            case Enum<?> e -> "[" + e.name() + "]";
            case null, default -> ".value";
        };
    }
}
