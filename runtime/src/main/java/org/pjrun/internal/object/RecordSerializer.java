package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Records as their components; read through the canonical constructor, as Java's serialization does. */
final class RecordSerializer extends LateSerializer<Object> {
    private final Member[] members;
    private final Constructor<?> constructor;

    RecordSerializer(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        members = new Member[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                // The field, not the accessor: an accessor may answer something else, such as a copy.
                members[i] = new Member(type.getDeclaredField(components[i].getName()));
            }
            constructor = type.getDeclaredConstructor(types);
        } catch (ReflectiveOperationException e) {
            throw new Trouble("record " + type.getTypeName() + " cannot be sent: " + e, e);
        }
        constructor.setAccessible(true);
    }

    @Override
    void writeContent(Kryo kryo, Output output, Object object) {
        for (Member member : members) {
            member.write(kryo, output, object);
        }
    }

    @Override
    public Object read(Kryo kryo, Input input, Class<?> type) {
        @Nullable Object[] values = new Object[members.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = members[i].read(kryo, input);
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new Trouble(
                    "the constructor of record " + type.getTypeName() + " failed: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new Trouble("record " + type.getTypeName() + " cannot be made: " + e, e);
        }
    }
}
