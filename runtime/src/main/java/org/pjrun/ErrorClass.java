package org.pjrun;

/**
 * Kinds of errors: the error classes of MPI 4.1 §9.4, and {@link #SERIALIZATION} for objects.
 *
 * <p>There is no SUCCESS: what succeeds throws nothing.
 */
public enum ErrorClass {
    /** A buffer of a kind that cannot be sent or received. */
    BUFFER,
    /** A negative count, or an offset and count outside of the buffer. */
    COUNT,
    /** Element types of sender and receiver, or of the arguments of one call, differ. */
    TYPE,
    /** A tag that is negative or otherwise not allowed. */
    TAG,
    /** A communicator that has been freed, is null, or cannot be used any more. */
    COMM,
    /** A rank outside of the communicator or group. */
    RANK,
    /** A request that is not in the state that the call needs. */
    REQUEST,
    /** A root outside of the communicator. */
    ROOT,
    /** A group that does not go with the communicator. */
    GROUP,
    /** An operation that does not go with the element type. */
    OP,
    /** A topology that does not go with the communicator, or none. */
    TOPOLOGY,
    /** A dimension that does not exist, or dimensions that do not go with the number of ranks. */
    DIMS,
    /** Any other argument. */
    ARG,
    /** A message longer than the buffer of its receive. */
    TRUNCATE,
    /** An object that cannot be written or read. */
    SERIALIZATION,
    /** An attribute key that has been freed. */
    KEYVAL,
    /** Memory or another resource is short. */
    NO_MEM,
    /** A process that the operation needs has ended. */
    PROC_FAILED,
    /** A process that the operation needs was aborted. */
    PROC_ABORTED,
    /** The operation was interrupted or the job is ending. */
    INTERRUPTED,
    /** One of several operations is not complete. */
    PENDING,
    /** The status of one of several operations says what is wrong. */
    IN_STATUS,
    /** Something that is not supported. */
    UNSUPPORTED_OPERATION,
    /** A number that does not fit where it is asked for. */
    VALUE_TOO_LARGE,
    /** An error handler that does not exist. */
    ERRHANDLER,
    /** A session that does not exist. */
    SESSION,
    /** A name under which nothing is published. */
    NAME,
    /** A port that is not open. */
    PORT,
    /** A service that is not published. */
    SERVICE,
    /** Processes that could not be spawned. */
    SPAWN,
    /** An info object that does not exist. */
    INFO,
    /** A key of info that is too long. */
    INFO_KEY,
    /** A key that an info object does not have. */
    INFO_NOKEY,
    /** A value of info that is too long. */
    INFO_VALUE,
    /** A window that does not exist. */
    WIN,
    /** A base address that is wrong. */
    BASE,
    /** A size that is wrong. */
    SIZE,
    /** A displacement that is wrong. */
    DISP,
    /** A lock of an unknown kind. */
    LOCKTYPE,
    /** An assertion about a window or file that is wrong. */
    ASSERT,
    /** Conflicting accesses to a window. */
    RMA_CONFLICT,
    /** Synchronization of a window that is wrong. */
    RMA_SYNC,
    /** Memory outside of a window. */
    RMA_RANGE,
    /** Memory that cannot be attached to a window. */
    RMA_ATTACH,
    /** Memory that cannot be shared by the ranks. */
    RMA_SHARED,
    /** A window of the wrong flavor. */
    RMA_FLAVOR,
    /** A file that does not exist any more. */
    FILE,
    /** A file that may not be accessed so. */
    ACCESS,
    /** A mode of opening a file that is wrong. */
    AMODE,
    /** A file name that is wrong. */
    BAD_FILE,
    /** Data that could not be converted. */
    CONVERSION,
    /** A data representation that is registered already. */
    DUP_DATAREP,
    /** A data representation that is not supported. */
    UNSUPPORTED_DATAREP,
    /** A file that exists already. */
    FILE_EXISTS,
    /** A file that is in use. */
    FILE_IN_USE,
    /** Input or output failed. */
    IO,
    /** A collective argument that is not the same on all ranks. */
    NOT_SAME,
    /** A device without space. */
    NO_SPACE,
    /** A file that does not exist. */
    NO_SUCH_FILE,
    /** A quota that is used up. */
    QUOTA,
    /** A file that can only be read. */
    READ_ONLY,
    /** An error that is known and of no other class. */
    OTHER,
    /** An error that is not known. */
    UNKNOWN,
    /** A fault of pjrun itself. */
    INTERN
}
