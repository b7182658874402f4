package org.pjrun;

/**
 * Is told of the errors of a communicator before they are thrown (MPI 4.1 §9.3).
 *
 * <p>When a handler returns, the exception is thrown to the caller; it may throw one of its own instead. It runs in the thread
 * that makes the call.
 */
@FunctionalInterface
public interface ErrorHandler {
    /** Leaves errors to the caller, who gets an exception (MPI_ERRORS_RETURN); what every communicator begins with. */
    ErrorHandler RETURN = (comm, error) -> {};

    /** Ends the job on the first error (MPI_ERRORS_ARE_FATAL). */
    ErrorHandler ABORT = (comm, error) -> comm.abort(1);

    /** Is told of an error. */
    void handle(Communicator comm, CommException error);
}
