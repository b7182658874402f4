package org.pjrun.internal.comm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.Request;
import org.pjrun.Status;
import org.pjrun.internal.engine.Operation;

/** A request for an operation that is not complete when its call returns. */
class RequestImpl implements Request {
    final CommBase comm;
    final String name;
    private @Nullable Operation operation;
    private int waiting;
    private boolean unnoted;
    private Status status = Status.EMPTY;
    private @Nullable CommException failure;

    RequestImpl(CommBase comm, String name, @Nullable Operation started) {
        this.comm = comm;
        this.name = name;
        this.operation = started;
    }

    @Override
    public Status waitFor() {
        comm.engine.enter();
        try {
            Operation pending = operation;
            if (pending != null) {
                hold(1);
                try {
                    comm.engine.await(pending);
                } finally {
                    hold(-1);
                }
            }
            settle();
        } finally {
            comm.engine.leave();
        }
        return result();
    }

    @Override
    public Optional<Status> test() {
        boolean settled;
        comm.engine.enter();
        try {
            settled = settle();
            if (!settled) {
                comm.engine.poll();
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

    /** The operation, null when it has been found complete; inside the gate. */
    final @Nullable Operation pending() {
        return operation;
    }

    /** Whether nobody has taken note of the end of this request yet; inside the gate. */
    final boolean unsettled() {
        return operation != null || unnoted;
    }

    /** Says that a thread begins to look at the operation, or with -1 ends to; inside the gate. */
    final void hold(int change) {
        waiting += change;
    }

    /** Takes note of the result of an operation that is done; false if it is not; inside the gate. */
    final boolean settle() {
        Operation pending = operation;
        unnoted = false;
        if (pending == null) {
            return true;
        }
        if (!pending.done()) {
            return false;
        }
        failure = comm.errorOf(name, pending);
        status = failure == null ? comm.statusOf(pending) : Status.EMPTY;
        operation = null;
        if (waiting == 0) {
            comm.engine.give(pending); // else another thread still looks at it
        }
        return true;
    }

    /** Begins anew with an operation that has been started; inside the gate. */
    final void renew(Operation started) {
        operation = started;
        failure = null;
    }

    /** Begins anew with nobody as the peer, and so is complete at once; inside the gate. */
    final void renewEmpty() {
        unnoted = true;
    }

    /** The status, or the failure thrown. */
    final Status result() {
        CommException failed = failure;
        if (failed != null) {
            throw failed;
        }
        return status;
    }
}
