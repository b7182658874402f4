package org.pjrun;

/** Kinds of errors, after the error classes of MPI 4.1 §9.4. */
public enum ErrorClass {
    /** A buffer of a kind that cannot be sent or received. */
    BUFFER,
    /** A negative count, or an offset and count outside of the buffer. */
    COUNT,
    /** Element types of sender and receiver, or of the arguments of one call, differ. */
    TYPE,
    /** A tag that is negative or otherwise not allowed. */
    TAG,
    /** A rank outside of the communicator. */
    RANK,
    /** A root outside of the communicator. */
    ROOT,
    /** An operation that does not go with the element type. */
    OP,
    /** A request that is not in the state that the call needs. */
    REQUEST,
    /** A message longer than the buffer of its receive. */
    TRUNCATE,
    /** Any other argument. */
    ARG,
    /** An object that cannot be written or read. */
    SERIALIZATION,
    /** A process that the operation needs has ended. */
    PROC_FAILED,
    /** The communicator cannot be used any more. */
    COMM,
    /** Memory or another resource is short. */
    NO_MEM,
    /** The operation was interrupted or the job is ending. */
    INTERRUPTED,
    /** A fault of pjrun itself. */
    INTERN
}
