package org.pjrun.internal.object;

import org.jspecify.annotations.Nullable;
import org.pjrun.internal.buffer.Stream;

/** Turns objects into messages and back; any thread may use it. */
public interface ObjectCodec {
    /** The codec that messages use unless the program says otherwise. */
    static ObjectCodec standard() {
        return new KryoCodec();
    }

    /**
     * Writes an object; the result may refer to large arrays inside of it, which must not change until it is sent.
     *
     * @throws SerializationException if it cannot be written
     */
    Stream encode(@Nullable Object object);

    /** A place for one message of any size. */
    ObjectSink sink();

    /**
     * Reads the object that a sink has received.
     *
     * @throws SerializationException if it cannot be read
     */
    @Nullable
    Object decode(ObjectSink sink);
}
