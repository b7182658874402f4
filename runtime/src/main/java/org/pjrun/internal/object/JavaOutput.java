package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.serializers.ImmutableSerializer;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Java's serialization of one object, which leaves to Kryo what is not its own. */
final class JavaOutput extends ObjectOutputStream {
    private final ObjectKryo kryo;
    private final boolean keepsCollections;
    private final List<Object> others = new ArrayList<>();
    private boolean begun;

    /**
     * Begins a stream.
     *
     * @param keepsCollections whether Java writes the JDK's collections too; so it does for exceptions, because the
     *     suppressed ones, which lie in a collection, often refer back to the exception
     */
    JavaOutput(OutputStream bytes, ObjectKryo kryo, boolean keepsCollections) throws IOException {
        super(bytes);
        this.kryo = kryo;
        this.keepsCollections = keepsCollections;
        enableReplaceObject(true);
    }

    /** What Kryo must write, by the numbers in the stream. */
    List<Object> others() {
        return others;
    }

    @Override
    protected Object replaceObject(Object object) {
        if (!begun) {
            begun = true;
            return object;
        }
        return isOwn(object) ? object : elsewhere(object);
    }

    private boolean isOwn(Object object) {
        if (kryo.references().knows(object)) {
            return object instanceof String;
        }
        Registration registration = kryo.getRegistration(object.getClass());
        if (ObjectKryo.isJava(registration)) {
            return true;
        }
        if (registration.getSerializer() instanceof RefusedSerializer refused) {
            throw refused.refusal(object.getClass());
        }
        boolean value = registration.getSerializer() instanceof ImmutableSerializer;
        return object instanceof Serializable && (value || (keepsCollections && object instanceof Collection));
    }

    private Elsewhere elsewhere(Object object) {
        others.add(object);
        return new Elsewhere(others.size() - 1);
    }
}
