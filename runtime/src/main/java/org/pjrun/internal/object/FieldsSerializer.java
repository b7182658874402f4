package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/** Objects as the values of their fields, those that javac added for outer objects included; transient ones are left. */
final class FieldsSerializer extends Serializer<Object> {
    private final Member[] members;

    FieldsSerializer(Class<?> type) {
        members = Member.allOf(type).toArray(Member[]::new);
    }

    @Override
    public void write(Kryo kryo, Output output, Object object) {
        for (Member member : members) {
            member.write(kryo, output, object);
        }
    }

    @Override
    public Object read(Kryo kryo, Input input, Class<?> type) {
        Object object = kryo.newInstance(type);
        kryo.reference(object);
        for (Member member : members) {
            member.read(kryo, input, object);
        }
        return object;
    }
}
