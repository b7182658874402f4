package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One field of a class or component of a record, which it copies between objects and messages. */
final class Member {
    private final Field field;
    private final Class<?> type;
    private final Variable variable;

    Member(Field field) {
        this.field = field;
        this.type = field.getType();
        this.variable = new Variable(type);
        field.setAccessible(true);
    }

    /** The fields of a class and of those it extends. */
    static List<Member> allOf(Class<?> type) {
        List<Member> members = new ArrayList<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Field field : fieldsOf(c)) {
                members.add(new Member(field));
            }
        }
        return members;
    }

    /** The fields that a class itself adds to its objects' state, in an order that all JVMs agree on. */
    static List<Field> fieldsOf(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0) {
                fields.add(field);
            }
        }
        fields.sort(Comparator.comparing(Field::getName));
        return fields;
    }

    void write(Kryo kryo, Output output, Object owner) {
        try {
            if (type.isPrimitive()) {
                writePrimitive(output, owner);
            } else {
                variable.write(kryo, output, field.get(owner));
            }
        } catch (IllegalAccessException e) {
            throw new Trouble(field + " cannot be read: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw Trouble.of(e, "writing", owner.getClass()).inside("." + field.getName());
        }
    }

    private void writePrimitive(Output output, Object owner) throws IllegalAccessException {
        if (type == int.class) {
            output.writeVarInt(field.getInt(owner), false);
        } else if (type == double.class) {
            output.writeDouble(field.getDouble(owner));
        } else if (type == long.class) {
            output.writeVarLong(field.getLong(owner), false);
        } else if (type == boolean.class) {
            output.writeBoolean(field.getBoolean(owner));
        } else if (type == float.class) {
            output.writeFloat(field.getFloat(owner));
        } else if (type == char.class) {
            output.writeChar(field.getChar(owner));
        } else if (type == short.class) {
            output.writeShort(field.getShort(owner));
        } else {
            output.writeByte(field.getByte(owner));
        }
    }

    /** Reads the value into an object's field. */
    void read(Kryo kryo, Input input, Object owner) {
        try {
            if (type == int.class) {
                field.setInt(owner, input.readVarInt(false));
            } else if (type == double.class) {
                field.setDouble(owner, input.readDouble());
            } else {
                field.set(owner, value(kryo, input));
            }
        } catch (IllegalAccessException e) {
            throw new Trouble(field + " cannot be set: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw Trouble.of(e, "reading", owner.getClass()).inside("." + field.getName());
        }
    }

    /** Reads the value for the constructor of a record. */
    @Nullable
    Object read(Kryo kryo, Input input) {
        try {
            return value(kryo, input);
        } catch (RuntimeException e) {
            throw Trouble.of(e, "reading", field.getDeclaringClass()).inside("." + field.getName());
        }
    }

    private @Nullable Object value(Kryo kryo, Input input) {
        if (!type.isPrimitive()) {
            return variable.read(kryo, input);
        }
        if (type == int.class) {
            return input.readVarInt(false);
        }
        if (type == double.class) {
            return input.readDouble();
        }
        if (type == long.class) {
            return input.readVarLong(false);
        }
        if (type == boolean.class) {
            return input.readBoolean();
        }
        if (type == float.class) {
            return input.readFloat();
        }
        if (type == char.class) {
            return input.readChar();
        }
        return type == short.class ? (Object) input.readShort() : (Object) input.readByte();
    }
}
