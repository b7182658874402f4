package org.pjrun.internal.comm;

import java.util.Optional;
import org.pjrun.Status;

/** A request that was complete when its call returned; active until somebody takes note of that, as MPI wants it. */
final class CompletedRequest extends StagedRequest {
    private volatile boolean noted;

    @Override
    public Status waitFor() {
        noted = true;
        return Status.EMPTY;
    }

    @Override
    public Optional<Status> test() {
        return Optional.of(waitFor());
    }

    @Override
    public boolean active() {
        return !noted;
    }

    @Override
    public void cancel() {
        // too late
    }
}
