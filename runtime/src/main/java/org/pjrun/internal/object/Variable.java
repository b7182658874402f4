package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** What a field or an array's elements can refer to: where its type says the class, the message need not. */
final class Variable {
    private final Class<?> type;
    private final boolean exact;
    private @Nullable Serializer<?> serializer;

    /** A variable of a type, of the objects that one Kryo writes and reads. */
    Variable(Class<?> type) {
        this.type = type;
        this.exact = isExact(type);
    }

    /** A final class says it, and an enum, although its constants may have classes of their own. */
    private static boolean isExact(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        return Modifier.isFinal(element.getModifiers()) || (type.isEnum() && !type.isArray());
    }

    void write(Kryo kryo, Output output, @Nullable Object value) {
        if (exact) {
            kryo.writeObjectOrNull(output, value, serializer(kryo));
        } else {
            kryo.writeClassAndObject(output, value);
        }
    }

    @SuppressWarnings("unchecked")
    @Nullable
    Object read(Kryo kryo, Input input) {
        return exact
                ? kryo.readObjectOrNull(input, (Class<Object>) type, serializer(kryo))
                : kryo.readClassAndObject(input);
    }

    private Serializer<?> serializer(Kryo kryo) {
        // Found late, because a class may have a field of its own type.
        Serializer<?> known = serializer;
        if (known == null) {
            known = kryo.getSerializer(type);
            serializer = known;
        }
        return known;
    }
}
