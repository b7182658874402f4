package org.pjrun.internal.object;

import java.io.ObjectInputFilter;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that no thread uses at the moment.
 *
 * <p>A few slots instead of a queue, so that taking and giving allocates nothing; no thread owns a session, because
 * virtual threads are many.
 */
final class SessionPool {
    private static final int SLOTS = 32;

    private final AtomicReferenceArray<@Nullable Session> slots = new AtomicReferenceArray<>(SLOTS);
    private final @Nullable ObjectInputFilter filter;

    SessionPool(@Nullable ObjectInputFilter filter) {
        // Kryo looks at this property once. With Unsafe the JVM would print a warning on every rank.
        if (System.getProperty("kryo.unsafe") == null) {
            System.setProperty("kryo.unsafe", "false");
        }
        this.filter = filter;
    }

    /** A session for the calling thread alone, which finds classes as that thread does. */
    Session take() {
        Session session = find();
        if (session == null) {
            session = new Session(filter);
        }
        session.use(Thread.currentThread().getContextClassLoader());
        return session;
    }

    private @Nullable Session find() {
        for (int i = 0; i < SLOTS; i++) {
            if (slots.getPlain(i) != null) {
                Session session = slots.getAndSet(i, null);
                if (session != null) {
                    return session;
                }
            }
        }
        return null;
    }

    /** Takes a session back; where all slots are full, it is garbage. */
    void give(Session session) {
        for (int i = 0; i < SLOTS; i++) {
            if (slots.getPlain(i) == null && slots.compareAndSet(i, null, session)) {
                return;
            }
        }
    }
}
