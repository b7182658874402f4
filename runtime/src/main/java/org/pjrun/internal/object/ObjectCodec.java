package org.pjrun.internal.object;

import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.buffer.Stream;

/** Turns objects into messages and back; any thread may use it. */
public interface ObjectCodec {
    /** The codec that messages use unless the program says otherwise; it obeys the filter of {@code jdk.serialFilter}. */
    static ObjectCodec standard() {
        return new KryoCodec(null);
    }

    /** A codec like the standard one that also refuses to read what a filter rejects. */
    static ObjectCodec filtered(ObjectInputFilter filter) {
        return new KryoCodec(filter);
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
     * Reads the object that a sink has received; its classes are those that the calling thread's context class loader
     * finds, or else the one of this class.
     *
     * @throws SerializationException if it cannot be read
     */
    @Nullable
    Object decode(ObjectSink sink);
}
