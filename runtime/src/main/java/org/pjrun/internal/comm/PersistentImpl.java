package org.pjrun.internal.comm;

import org.jspecify.annotations.Nullable;
import org.pjrun.ErrorClass;
import org.pjrun.PersistentRequest;
import org.pjrun.internal.engine.Operation;

/** A persistent send or receive; it borrows an operation from the pool for as long as it is active. */
final class PersistentImpl extends RequestImpl implements PersistentRequest {
    /** Starts an operation from the pool, inside the gate. */
    @FunctionalInterface
    interface Starter {
        Operation start();
    }

    private final @Nullable Starter starter;

    /** A request that is ready to be started; without a starter its peer is nobody, and it is complete at once. */
    PersistentImpl(CommBase comm, String name, @Nullable Starter starter) {
        super(comm, name, null);
        this.starter = starter;
    }

    @Override
    public void start() {
        comm.engine.enter();
        try {
            if (unsettled()) {
                throw comm.errorInside(
                        name, ErrorClass.REQUEST, "start of a request that is active; wait for it first");
            }
            if (starter != null) {
                Operation started = starter.start();
                renew(started);
                comm.engine.outlive(started);
            } else {
                renewEmpty();
            }
        } finally {
            comm.engine.leave();
        }
    }
}
