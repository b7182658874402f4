package mpi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pjrun.Communicator;

/** What all calls of a communicator need. */
abstract class CommBase {
    private @Nullable Communicator comm;
    private @Nullable CollectiveCalls now;
    private @Nullable CollectiveCalls checked;
    private @Nullable CollectiveCalls later;
    private @Nullable Request making;
    private boolean freed;

    /** A communicator that is there. */
    CommBase(Communicator comm) {
        bind(comm);
    }

    /** A communicator that a request makes, and that cannot be used before that. */
    CommBase(org.pjrun.ObjectRequest<? extends Communicator> made) {
        this.making = new Request(made, (request, told) -> {
            bind(made.waitForObject());
            return -1;
        });
    }

    private void bind(Communicator comm) {
        this.comm = comm;
        if (!comm.isNull()) {
            ProcessState.HERE.made(comm);
            comm.setErrorHandler(
                    comm.errorHandler().equals(org.pjrun.ErrorHandler.RETURN)
                            ? Errhandler.RAISING
                            : comm.errorHandler());
        }
        this.now = CollectiveCalls.blocking(comm, true);
        this.checked = CollectiveCalls.blocking(comm, false);
        this.later = CollectiveCalls.started(comm);
    }

    /** The communicator of Comm. */
    final Communicator comm() {
        Communicator bound = comm;
        if (bound == null) {
            throw new MPIException(
                    MPI.ERR_COMM, "comm: is being made (expected: a wait for its request, getRequest())");
        }
        return bound;
    }

    /** Collectives that block. */
    final CollectiveCalls now() {
        return now == null ? unmade() : now;
    }

    /** Collectives that block, and take no elements of another type than the datatype's. */
    final CollectiveCalls checked() {
        return checked == null ? unmade() : checked;
    }

    /** Collectives that return a request. */
    final CollectiveCalls later() {
        return later == null ? unmade() : later;
    }

    private CollectiveCalls unmade() {
        comm();
        throw new IllegalStateException();
    }

    /** The request that makes this communicator. */
    final Request making() {
        return Objects.requireNonNullElse(making, MPI.REQUEST_NULL);
    }

    final boolean freed() {
        return freed;
    }

    final void letGo() {
        comm().free();
        ProcessState.HERE.freed(comm());
        freed = true;
    }
}
