package org.pjrun.internal.comm;

import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.Status;
import org.pjrun.internal.engine.Operation;

/** A request for an operation that is not complete when its call returns. */
class RequestImpl extends EngineRequest {
    private @Nullable Operation operation;
    private boolean unnoted;
    private Status status = Status.EMPTY;
    private @Nullable CommException failure;

    RequestImpl(CommBase comm, String name, @Nullable Operation started) {
        super(comm, name);
        this.operation = started;
    }

    @Override
    final void await() {
        Operation pending = operation;
        if (pending != null) {
            comm.engine.await(pending);
        }
    }

    @Override
    final boolean ended() {
        Operation pending = operation;
        return pending == null || pending.done();
    }

    @Override
    public void cancel() {
        comm.engine.enter();
        try {
            Operation pending = operation;
            if (pending != null) {
                comm.engine.cancel(pending);
            }
        } finally {
            comm.engine.leave();
        }
    }

    @Override
    final @Nullable Operation pending() {
        return operation;
    }

    @Override
    final boolean unsettled() {
        return operation != null || unnoted;
    }

    @Override
    final boolean settle() {
        Operation pending = operation;
        unnoted = false;
        if (pending == null) {
            return true;
        }
        if (!pending.done()) {
            return false;
        }
        comm.engine.check(pending);
        failure = comm.errorOf(name, pending);
        status = failure == null ? comm.statusOf(pending) : Status.EMPTY;
        operation = null;
        if (unheld()) {
            comm.engine.give(pending); // else another thread still looks at it
        }
        return true;
    }

    /** Begins anew with an operation that has been started; inside the gate. */
    final void renew(Operation started) {
        operation = started;
        failure = null;
        renewStage();
    }

    /** Begins anew with nobody as the peer, and so is complete at once; inside the gate. */
    final void renewEmpty() {
        unnoted = true;
        renewStage();
    }

    @Override
    final boolean mayFail() {
        return failure != null;
    }

    @Override
    final Status result() {
        raise(failure);
        return status;
    }
}
