package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objects whose class wants, or needs, Java's own serialization.
 *
 * <p>Java writes the object and what belongs to the same kind. Whatever else it refers to is written by Kryo, beside
 * it, so that it keeps its identity, need not be Serializable, and large arrays are not copied.
 */
final class JavaSerializer extends LateSerializer<Object> {
    @Override
    void writeContent(Kryo kryo, Output output, Object object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        List<Object> others;
        try (JavaOutput stream = new JavaOutput(bytes, (ObjectKryo) kryo, object instanceof Throwable)) {
            stream.writeObject(object);
            others = stream.others();
        } catch (IOException e) {
            throw new Trouble(
                    "class " + object.getClass().getTypeName() + " cannot be written by Java's serialization: " + e, e);
        } catch (RuntimeException e) {
            throw Trouble.of(e, "writing", object.getClass());
        }
        output.writeVarInt(others.size(), true);
        for (Object other : others) {
            try {
                kryo.writeClassAndObject(output, other);
            } catch (Trouble e) {
                throw e.inside("…" + other.getClass().getSimpleName());
            }
        }
        output.writeVarInt(bytes.size(), true);
        output.writeBytes(bytes.toByteArray());
    }

    @Override
    public Object read(Kryo kryo, Input input, Class<?> type) {
        @Nullable Object[] others = Parts.read(kryo, input);
        int length = input.readVarInt(true);
        if (length < 0 || length > input.limit() - input.position()) {
            throw new Trouble("the message cannot be read: it ends within an object of Java's serialization", null);
        }
        ByteArrayInputStream bytes = new ByteArrayInputStream(input.getBuffer(), input.position(), length);
        input.setPosition(input.position() + length);
        try (JavaInput stream = new JavaInput(bytes, length, ((ObjectKryo) kryo).classes(), others)) {
            Object object = stream.readObject();
            if (object != null) {
                return object;
            }
        } catch (InvalidClassException e) {
            throw new Trouble(
                    "an object cannot be read by Java's serialization: " + e.getMessage()
                            + "; start all ranks with the same classes (-cp), and let the filter allow them",
                    e);
        } catch (IOException | ClassNotFoundException e) {
            throw new Trouble("an object cannot be read by Java's serialization: " + e, e);
        }
        throw new Trouble("an object read by Java's serialization replaced itself by null", null);
    }
}
