package org.pjrun.internal.comm;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import org.pjrun.Status;

/** A request that was complete when its call returned; active until somebody takes note of that, as MPI wants it. */
final class CompletedRequest extends StagedRequest {
    private static final VarHandle NOTED;

    static {
        try {
            NOTED = MethodHandles.lookup().findVarHandle(CompletedRequest.class, "noted", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through NOTED, since a volatile store waits until other cores have seen what was sent
    private boolean noted;

    @Override
    public Status waitFor() {
        NOTED.setRelease(this, true);
        return Status.EMPTY;
    }

    @Override
    public Optional<Status> test() {
        return Optional.of(waitFor());
    }

    @Override
    public boolean active() {
        return !(boolean) NOTED.getAcquire(this);
    }

    @Override
    public void cancel() {
        // too late
    }
}
