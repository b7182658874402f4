package org.pjrun.internal.comm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.Status;
import org.pjrun.internal.engine.Awaited;

/** A request for what the engine carries out; all methods of its own are called inside the gate. */
abstract class EngineRequest extends StagedRequest {
    final CommBase comm;
    final String name;
    private @Nullable CommException told;
    private int waiting;

    EngineRequest(CommBase comm, String name) {
        this.comm = comm;
        this.name = name;
    }

    /** What there is to wait for, null when it has been found complete. */
    abstract @Nullable Awaited pending();

    /** Whether what there was to wait for is complete. */
    abstract boolean ended();

    /** Whether nobody has taken note of the end of this request yet. */
    abstract boolean unsettled();

    /** Takes note of the result of what is complete; false if it is not. */
    abstract boolean settle();

    /** Whether the result of what has been settled may be a failure. */
    abstract boolean mayFail();

    /** Waits until it is complete. */
    abstract void await();

    /** Does the work that there is for a thread that waits or tests; the gate is left for it. */
    void serve() {
        // nothing, where the engine does all
    }

    /** The status, or the failure thrown; outside of the gate. */
    abstract Status result();

    /** Throws a failure, if there is one; the error handler is told of it when that is done for the first time. */
    @SuppressWarnings("ReferenceEquality") // the same exception, not an equal one
    final void raise(@Nullable Throwable failure) {
        if (failure instanceof CommException error) {
            boolean first;
            synchronized (this) {
                first = told != error;
                told = error;
            }
            if (first) {
                comm.told(error);
            }
        }
        CommBase.raise(failure);
    }

    /** Says that a thread begins to look at what is pending, or with -1 ends to. */
    final void hold(int change) {
        waiting += change;
    }

    /** Whether no thread looks at what is pending. */
    final boolean unheld() {
        return waiting == 0;
    }

    @Override
    public Status waitFor() {
        comm.engine.enter();
        try {
            awaitSettled();
        } finally {
            comm.engine.leave();
        }
        return result();
    }

    /** Waits until it is complete and takes note of that; inside the gate. */
    final void awaitSettled() {
        if (!settle()) {
            hold(1);
            try {
                await();
            } finally {
                hold(-1);
            }
            settle();
        }
    }

    @Override
    public Optional<Status> test() {
        boolean settled;
        comm.engine.enter();
        try {
            settled = settle();
            if (!settled) {
                comm.engine.poll();
                serve();
                settled = settle();
            }
        } finally {
            comm.engine.leave();
        }
        if (!settled) {
            comm.engine.rest();
            return Optional.empty();
        }
        return Optional.of(result());
    }

    @Override
    public boolean active() {
        comm.engine.enter();
        try {
            return unsettled();
        } finally {
            comm.engine.leave();
        }
    }
}
