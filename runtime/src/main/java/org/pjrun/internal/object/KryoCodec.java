package org.pjrun.internal.object;

import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.buffer.Stream;

/**
 * The codec of objects of any class, known beforehand or not.
 *
 * <p>Threads share a pool of sessions; Kryo is loaded by the first object that is written or read and not before.
 */
final class KryoCodec implements ObjectCodec {
    private final @Nullable ObjectInputFilter filter;
    private volatile @Nullable SessionPool pool;

    /** A codec that reads the classes a filter does not reject, with null those which the JVM's own does not reject. */
    KryoCodec(@Nullable ObjectInputFilter filter) {
        this.filter = filter;
    }

    @Override
    public Stream encode(@Nullable Object object) {
        SessionPool sessions = sessions();
        Session session = sessions.take();
        Stream message = session.write(object);
        // After a failure a session is in no known state, so only this way leads back to the pool.
        sessions.give(session);
        return message;
    }

    @Override
    public ObjectSink sink() {
        return new ReceivedObject();
    }

    @Override
    public @Nullable Object decode(ObjectSink sink) {
        if (!(sink instanceof ReceivedObject received)) {
            throw new IllegalArgumentException("sink: " + sink.getClass().getName() + " (expected: one of this codec)");
        }
        SessionPool sessions = sessions();
        Session session = sessions.take();
        Object object = session.read(received);
        sessions.give(session);
        return object;
    }

    private SessionPool sessions() {
        SessionPool known = pool;
        return known != null ? known : create();
    }

    private synchronized SessionPool create() {
        SessionPool known = pool;
        if (known == null) {
            known = new SessionPool(filter);
            pool = known;
        }
        return known;
    }
}
