package org.pjrun.tasks.internal.shared;

import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;

/** A shared object, as a rank speaks to it. */
public final class Remote {
    private static final long FOR_EVER = -1;

    private final Hub hub;
    private final Ref ref;

    private Remote(Hub hub, Ref ref) {
        this.hub = hub;
        this.ref = ref;
    }

    /** The object of a name in a communicator, made when it is first used. */
    public static Remote of(Comm comm, Kind kind, String name, int... parameters) {
        return new Remote(Hub.of(comm), new Ref(kind, name, parameters));
    }

    /** Number of ranks of the object's communicator. */
    public int size() {
        return hub.comm().size();
    }

    /** The calling rank. */
    public int rank() {
        return hub.comm().rank();
    }

    /** What a call results in, which waits as long as it takes, and keeps interrupts for its caller. */
    public Object call(int op, @Nullable Object... arguments) {
        try {
            Object result = hub.call(ref, op, FOR_EVER, false, arguments);
            return result == null ? Home.NOTHING : result;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted, though it was not to be", e);
        }
    }

    /** What a call results in that can be interrupted. */
    public Object callInterruptibly(int op, @Nullable Object... arguments) throws InterruptedException {
        Object result = hub.call(ref, op, FOR_EVER, true, arguments);
        return result == null ? Home.NOTHING : result;
    }

    /** What a call results in that waits at most so long and can be interrupted; null if the time is over. */
    public @Nullable Object callWithin(long nanos, int op, @Nullable Object... arguments) throws InterruptedException {
        return hub.call(ref, op, Math.max(0, nanos), true, arguments);
    }
}
