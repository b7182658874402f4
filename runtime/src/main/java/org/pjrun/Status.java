package org.pjrun;

/**
 * What a receive, a probe or a completed request tells of its message (MPI 4.1 §3.2.5).
 *
 * @param source rank of the sender in the communicator, {@link Comm#PROC_NULL} if there was none
 * @param tag tag of the message, {@link Comm#ANY_TAG} if there was none
 * @param type type of its elements
 * @param bytes length of the message in bytes
 * @param cancelled whether the operation was cancelled; then nothing was moved
 */
public record Status(int source, int tag, ElementType type, long bytes, boolean cancelled) {
    /** The status of an operation with {@link Comm#PROC_NULL}, and of a send. */
    public static final Status EMPTY = new Status(Comm.PROC_NULL, Comm.ANY_TAG, ElementType.BYTE, 0, false);

    /** Number of elements that the message has. */
    public long count() {
        return bytes / type.bytes();
    }
}
