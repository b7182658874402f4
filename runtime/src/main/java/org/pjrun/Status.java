package org.pjrun;

import org.pjrun.internal.datatype.Types;

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

    /** What {@link #count(Datatype)} and {@link #elements} return where the message is no whole number of them. */
    public static final long UNDEFINED = -1;

    /** Number of elements that the message has; bytes where they are packed or of several types. */
    public long count() {
        return bytes / type.bytes();
    }

    /**
     * How many of a datatype were received (MPI_Get_count).
     *
     * @return {@link #UNDEFINED} if the last one is not whole
     */
    public long count(Datatype datatype) {
        long size = datatype.size();
        if (size == 0) {
            return bytes == 0 ? 0 : UNDEFINED;
        }
        return bytes % size == 0 ? bytes / size : UNDEFINED;
    }

    /**
     * How many basic elements were received into a datatype (MPI_Get_elements).
     *
     * @return {@link #UNDEFINED} if the last one is not whole
     */
    public long elements(Datatype datatype) {
        return Types.elements(datatype, bytes);
    }
}
