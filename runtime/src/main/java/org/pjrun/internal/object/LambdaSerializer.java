package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lambdas and method references as the method that they call and the values that they captured.
 *
 * <p>javac gives a Serializable lambda a method that tells this, and the class around it one that makes the lambda anew
 * if it is one of its own. These are called here instead of by Java's serialization, so that what was captured need not
 * be Serializable.
 */
final class LambdaSerializer extends LateSerializer<Object> {
    private final Map<Class<?>, Method> writers = new HashMap<>();
    private final Map<Class<?>, Method> makers = new HashMap<>();

    @Override
    void writeContent(Kryo kryo, Output output, Object lambda) {
        SerializedLambda form = formOf(lambda);
        int count = form.getCapturedArgCount();
        output.writeString(form.getCapturingClass());
        output.writeString(form.getFunctionalInterfaceClass());
        output.writeString(form.getFunctionalInterfaceMethodName());
        output.writeString(form.getFunctionalInterfaceMethodSignature());
        output.writeVarInt(form.getImplMethodKind(), true);
        output.writeString(form.getImplClass());
        output.writeString(form.getImplMethodName());
        output.writeString(form.getImplMethodSignature());
        output.writeString(form.getInstantiatedMethodType());
        output.writeVarInt(count, true);
        for (int i = 0; i < count; i++) {
            try {
                kryo.writeClassAndObject(output, form.getCapturedArg(i));
            } catch (Trouble e) {
                throw e.inside(
                        "(" + CapturedNames.nameOf(form, i, lambda.getClass().getClassLoader()) + ")");
            }
        }
    }

    private SerializedLambda formOf(Object lambda) {
        Class<?> type = lambda.getClass();
        try {
            Method writer = writers.get(type);
            if (writer == null) {
                writer = type.getDeclaredMethod("writeReplace");
                writer.setAccessible(true);
                writers.put(type, writer);
            }
            if (writer.invoke(lambda) instanceof SerializedLambda form) {
                return form;
            }
        } catch (ReflectiveOperationException e) {
            throw new Trouble(type.getTypeName() + " cannot be sent: " + e, e);
        }
        throw new Trouble(type.getTypeName() + " cannot be sent: it is no lambda that javac made", null);
    }

    @Override
    public Object read(Kryo kryo, Input input, Class<?> type) {
        Class<?> capturing = ((ObjectKryo) kryo).classes().load(text(input).replace('/', '.'));
        String interfaceClass = text(input);
        String interfaceMethod = text(input);
        String interfaceSignature = text(input);
        int kind = input.readVarInt(true);
        String implClass = text(input);
        String implMethod = text(input);
        String implSignature = text(input);
        String instantiated = text(input);
        @Nullable Object[] captured = Parts.read(kryo, input);
        SerializedLambda form = new SerializedLambda(
                capturing,
                interfaceClass,
                interfaceMethod,
                interfaceSignature,
                kind,
                implClass,
                implMethod,
                implSignature,
                instantiated,
                captured);
        try {
            Object lambda = makerOf(capturing).invoke(null, form);
            if (lambda != null) {
                return lambda;
            }
        } catch (InvocationTargetException e) {
            throw unknown(capturing, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw unknown(capturing, e);
        }
        throw unknown(capturing, null);
    }

    private Method makerOf(Class<?> capturing) throws NoSuchMethodException {
        Method maker = makers.get(capturing);
        if (maker == null) {
            maker = capturing.getDeclaredMethod("$deserializeLambda$", SerializedLambda.class);
            maker.setAccessible(true);
            makers.put(capturing, maker);
        }
        return maker;
    }

    private static Trouble unknown(Class<?> capturing, @Nullable Throwable cause) {
        return new Trouble(
                "class " + capturing.getTypeName() + " does not know a lambda that came in a message; start all ranks"
                        + " with the same classes (-cp)",
                cause);
    }

    private static String text(Input input) {
        String text = input.readString();
        if (text == null) {
            throw new Trouble("the message cannot be read: a lambda lacks a name", null);
        }
        return text;
    }
}
