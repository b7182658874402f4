package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Output;

/**
 * A serializer whose reader has no object before it has read all that the object refers to.
 *
 * <p>So nothing that it refers to may refer back to it. The writer keeps track of such objects while it is inside of
 * them, so that the sender learns of a cycle rather than the receiver.
 */
abstract class LateSerializer<T> extends Serializer<T> {
    @Override
    public final void write(Kryo kryo, Output output, T object) {
        GraphReferences references = ((ObjectKryo) kryo).references();
        references.enter(object);
        writeContent(kryo, output, object);
        // Not in a finally block: a failure ends the session.
        references.leave();
    }

    abstract void writeContent(Kryo kryo, Output output, T object);
}
