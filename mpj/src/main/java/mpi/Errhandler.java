package mpi;

import org.pjrun.ErrorHandler;

/** What is done about errors: an exception, which is the default, or the end of the job. */
public final class Errhandler {
    private final boolean fatal;

    Errhandler(boolean fatal) {
        this.fatal = fatal;
    }

    /** What the communicator of Comm is given. */
    ErrorHandler handler() {
        return fatal ? ErrorHandler.ABORT : RAISING;
    }

    /** The one that stands for what a communicator has. */
    static Errhandler of(ErrorHandler handler) {
        return handler.equals(ErrorHandler.ABORT) ? MPI.ERRORS_ARE_FATAL : MPI.ERRORS_RETURN;
    }

    /** Throws errors as this interface's exceptions. */
    static final ErrorHandler RAISING = (comm, error) -> {
        throw error instanceof org.pjrun.PeerFailedException ? new PeerFailedException(error) : new MPIException(error);
    };
}
