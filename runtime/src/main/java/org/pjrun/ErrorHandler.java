package org.pjrun;

/**
 * Is told of the errors of a communicator before they are thrown (MPI 4.1 §9.3).
 *
 * <p>When a handler returns, the exception is thrown to the caller; it may throw one of its own instead. It runs in the thread
 * that makes the call, may communicate, and is told once of each error: of a request's failure by the first call that finds
 * it. Errors that belong to no communicator, such as those of groups and datatypes, are thrown without being told.
 */
@FunctionalInterface
public interface ErrorHandler {
    /** Leaves errors to the caller, who gets an exception (MPI_ERRORS_RETURN); what every communicator begins with. */
    ErrorHandler RETURN = (comm, error) -> {};

    /** Reports the first error as an uncaught exception is, and ends the job (MPI_ERRORS_ARE_FATAL). */
    ErrorHandler ABORT = (comm, error) -> {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
        comm.abort(1);
    };

    /** Is told of an error. */
    void handle(Communicator comm, CommException error);
}
