package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/** The objects of a class that cannot be sent: says why, and what to do. */
final class RefusedSerializer extends Serializer<Object> {
    private final Treatment reason;

    RefusedSerializer(Treatment reason) {
        this.reason = reason;
    }

    @Override
    public void write(Kryo kryo, Output output, Object object) {
        throw refusal(object.getClass());
    }

    @Override
    public Object read(Kryo kryo, Input input, Class<?> type) {
        throw refusal(type);
    }

    /** The error for an object of such a class. */
    Trouble refusal(Class<?> type) {
        String name = type.getTypeName();
        String text = switch (reason) {
            case REFUSED_LAMBDA -> ofLambda(type, name);
            case REFUSED_HEIR ->
                "class " + name + " cannot be sent: it extends "
                        + type.getSuperclass().getTypeName()
                        + ", whose state belongs to the JDK; mark the field transient, or send what the object is"
                        + " made from";
            case REFUSED_MODULE ->
                "class " + name + " cannot be sent: " + type.getModule() + " does not open its package; open it,"
                        + " or make the class Serializable";
            default ->
                "class " + name + " cannot be sent: its state belongs to the JDK of this process; mark the field"
                        + " transient, or send what the object is made from";
        };
        return new Trouble(text, null);
    }

    private static String ofLambda(Class<?> type, String name) {
        int cut = name.indexOf("$$Lambda");
        if (cut < 0) {
            return "class " + name + " cannot be sent: it has no name that another process could find";
        }
        Class<?>[] interfaces = type.getInterfaces();
        String role = interfaces.length == 0 ? "its interface" : interfaces[0].getTypeName();
        return "a lambda or method reference written in " + name.substring(0, cut) + " cannot be sent: " + role
                + " is not Serializable; cast it, as in (" + simple(role) + " & Serializable) x -> …, or declare an"
                + " interface that extends both";
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
