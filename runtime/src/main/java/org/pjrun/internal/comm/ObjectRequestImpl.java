package org.pjrun.internal.comm;

import org.jspecify.annotations.Nullable;
import org.pjrun.ErrorClass;
import org.pjrun.ObjectRequest;
import org.pjrun.Status;
import org.pjrun.internal.engine.Operation;
import org.pjrun.internal.object.ObjectSink;

/** A receive of an object, which is read by the first thread that asks for it. */
final class ObjectRequestImpl<T extends @Nullable Object> extends RequestImpl implements ObjectRequest<T> {
    private final boolean nobody;
    private @Nullable ObjectSink sink;
    private @Nullable Object value;

    /** A receive that was started, or with null one from nobody. */
    ObjectRequestImpl(CommBase comm, String name, ObjectSink sink, @Nullable Operation started) {
        super(comm, name, started);
        this.sink = sink;
        this.nobody = started == null;
        if (nobody) {
            renewEmpty();
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // T may be a nullable type
    public synchronized T waitForObject() {
        Status status = waitFor();
        if (status.cancelled()) {
            throw comm.error(name, ErrorClass.REQUEST, "the receive was cancelled, so there is no object", null);
        }
        ObjectSink received = sink;
        if (received != null && !nobody) {
            value = comm.decode(name, received);
            sink = null;
        }
        return (T) value;
    }
}
