package org.pjrun.internal.comm;

import org.jspecify.annotations.Nullable;
import org.pjrun.ErrorClass;
import org.pjrun.GeneralizedOperation;
import org.pjrun.GeneralizedRequest;
import org.pjrun.Status;
import org.pjrun.internal.engine.Awaited;
import org.pjrun.internal.engine.Signal;

/** A request that the program completes. */
final class GrequestImpl extends EngineRequest implements GeneralizedRequest {
    private final GeneralizedOperation operation;
    private final Signal signal = new Signal();
    private boolean noted;
    private boolean asked;
    private Status status = Status.EMPTY;
    private @Nullable RuntimeException failure;

    /** A request whose errors are the world's. */
    GrequestImpl(CommBase world, GeneralizedOperation operation) {
        super(world, "grequest");
        this.operation = operation;
    }

    @Override
    public void complete() {
        comm.engine.enter();
        try {
            if (signal.done()) {
                throw comm.errorInside(name, ErrorClass.REQUEST, "complete: the request has been completed before");
            }
            signal.give();
        } finally {
            comm.engine.leave();
        }
    }

    @Override
    public void cancel() {
        boolean late;
        comm.engine.enter();
        try {
            late = signal.done();
        } finally {
            comm.engine.leave();
        }
        operation.cancel(late);
    }

    @Override
    @Nullable
    Awaited pending() {
        return noted ? null : signal;
    }

    @Override
    boolean ended() {
        return signal.done();
    }

    @Override
    boolean unsettled() {
        return !noted;
    }

    @Override
    boolean settle() {
        noted = signal.done();
        return noted;
    }

    @Override
    boolean mayFail() {
        return true; // the program has not been asked yet
    }

    @Override
    void await() {
        comm.engine.await(signal);
    }

    @Override
    Status result() {
        RuntimeException failed = ask();
        raise(failed);
        return status;
    }

    private synchronized @Nullable RuntimeException ask() {
        if (!asked) {
            asked = true;
            try {
                status = operation.query();
            } catch (RuntimeException e) {
                failure = e;
            } finally {
                operation.free();
            }
        }
        return failure;
    }
}
