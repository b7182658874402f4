package org.pjrun.internal.comm;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pjrun.ErrorClass;
import org.pjrun.PersistentObjectRequest;
import org.pjrun.Status;
import org.pjrun.internal.collective.CollectiveCall;
import org.pjrun.internal.collective.Failure;
import org.pjrun.internal.engine.Awaited;

/** A nonblocking or persistent collective, with the value that it brings where it brings one. */
final class CollectiveRequest<T extends @Nullable Object> extends EngineRequest implements PersistentObjectRequest<T> {
    private final CollectiveBase collectives;
    private final boolean persistent;
    private final @Nullable Supplier<Planned<T>> planner;
    private @Nullable Planned<T> planned;
    private boolean active;
    private @Nullable Throwable failure;
    private boolean read;
    private @Nullable Object value;

    /**
     * Makes a request that is not started.
     *
     * @param planned what is to be run, or null if the planner makes it anew for each start
     */
    CollectiveRequest(
            CollectiveBase comm,
            String name,
            boolean persistent,
            @Nullable Planned<T> planned,
            @Nullable Supplier<Planned<T>> planner) {
        super(comm, name);
        this.collectives = comm;
        this.persistent = persistent;
        this.planned = planned;
        this.planner = planner;
    }

    @Override
    public void start() {
        if (!persistent) {
            throw comm.error(name, ErrorClass.REQUEST, "start of a request that is not persistent", null);
        }
        comm.engine.enter();
        try {
            if (active) {
                throw comm.errorInside(
                        name, ErrorClass.REQUEST, "start of a request that is active; wait for it first");
            }
            active = true;
        } finally {
            comm.engine.leave();
        }
        begin();
    }

    /** Starts what was planned. */
    void begin() {
        active = true;
        failure = null;
        renewStage();
        boolean begun = false;
        try {
            Planned<T> plan = planner == null ? planned() : planner.get();
            synchronized (this) {
                planned = plan;
                read = false;
                value = null;
            }
            Failure refused = collectives.collectives.start(plan.call());
            if (refused != null) {
                throw comm.error(name, refused.errorClass(), refused.text(), null);
            }
            begun = true;
        } finally {
            if (!begun) {
                active = false;
            }
        }
    }

    private Planned<T> planned() {
        Planned<T> plan = planned;
        if (plan == null) {
            throw comm.error(name, ErrorClass.REQUEST, "the request has not been started", null);
        }
        return plan;
    }

    private @Nullable CollectiveCall running() {
        Planned<T> plan = planned;
        return active && plan != null ? plan.call() : null;
    }

    @Override
    @Nullable
    Awaited pending() {
        CollectiveCall call = running();
        return call == null ? null : call.task();
    }

    @Override
    boolean ended() {
        CollectiveCall call = running();
        return call == null || call.task().ended();
    }

    @Override
    boolean unsettled() {
        return active;
    }

    @Override
    boolean settle() {
        CollectiveCall call = running();
        if (call == null) {
            return true;
        }
        if (!call.task().ended()) {
            return false;
        }
        failure = collectives.problem(name, call);
        active = false;
        if (!persistent && unheld()) {
            collectives.collectives.give(call);
        }
        return true;
    }

    @Override
    void await() {
        CollectiveCall call = running();
        if (call != null) {
            comm.engine.await(call.task());
        }
    }

    @Override
    void serve() {
        CollectiveCall call = running();
        if (call != null) {
            comm.engine.serve(call.task());
        }
    }

    @Override
    boolean mayFail() {
        return failure != null;
    }

    @Override
    Status result() {
        raise(failure);
        return Status.EMPTY;
    }

    @Override
    public void cancel() {
        throw comm.error(
                name, ErrorClass.REQUEST, "cancel: a collective operation cannot be cancelled (MPI 4.1 §6.12)", null);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // T may be a nullable type
    public synchronized T waitForObject() {
        waitFor();
        if (!read) {
            value = planned().result().get();
            read = true;
        }
        return (T) value;
    }
}
