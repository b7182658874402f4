package org.pjrun.internal.comm;

import java.util.Optional;
import org.pjrun.Request;
import org.pjrun.Status;

/** A request that was complete when its call returned; one object serves all of them. */
enum CompletedRequest implements Request {
    EMPTY;

    @Override
    public Status waitFor() {
        return Status.EMPTY;
    }

    @Override
    public Optional<Status> test() {
        return Optional.of(Status.EMPTY);
    }

    @Override
    public boolean active() {
        return false;
    }

    @Override
    public void cancel() {
        // too late
    }
}
