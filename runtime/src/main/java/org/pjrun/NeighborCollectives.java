package org.pjrun;

import org.jspecify.annotations.Nullable;

/**
 * Collective operations in which each rank exchanges blocks with its neighbours (MPI 4.1 §8.6); blocking, nonblocking and
 * persistent.
 *
 * <p>All ranks of the communicator call them in the same order, as they do with {@link Collectives}. Blocks are in the order
 * of {@link TopologyComm#destinations} in what is sent, and of {@link TopologyComm#sources} in what is received; those of
 * {@link Communicator#PROC_NULL} are left as they are. Where two ranks are neighbours by several edges, the blocks between
 * them keep their order. Counts and displacements are in elements; displacements may be null for blocks that follow each
 * other. None of them works in place.
 */
public interface NeighborCollectives {
    // blocking

    /** Sends the whole send buffer to each destination, and receives one of the same length from each source. */
    void neighborAllgather(Object sendBuffer, Object recvBuffer);

    /** Sends {@code count} elements to each destination, and receives as many from each source. */
    void neighborAllgather(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count);

    /** Sends the same elements to each destination, and receives blocks of different lengths. */
    void neighborAllgatherv(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            Object recvBuffer,
            long[] counts,
            long @Nullable [] displacements);

    /** Sends each destination its part of the whole send buffer, and receives one of the same length from each source. */
    void neighborAlltoall(Object sendBuffer, Object recvBuffer);

    /** Sends {@code count} elements of its own to each destination, and receives as many from each source. */
    void neighborAlltoall(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count);

    /** Sends blocks of different lengths, and receives such. */
    void neighborAlltoallv(
            Object sendBuffer,
            long[] sendCounts,
            long @Nullable [] sendDisplacements,
            Object recvBuffer,
            long[] recvCounts,
            long @Nullable [] recvDisplacements);

    /** Sends a buffer of its own to each destination, and receives one from each source; they may be of different types. */
    void neighborAlltoallw(Object[] sendBuffers, Object[] recvBuffers);

    // nonblocking

    /** Starts to send the whole send buffer to each destination, and to receive one of the same length from each source. */
    Request ineighborAllgather(Object sendBuffer, Object recvBuffer);

    /** Starts to send {@code count} elements to each destination, and to receive as many from each source. */
    Request ineighborAllgather(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count);

    /** Starts to send the same elements to each destination, and to receive blocks of different lengths. */
    Request ineighborAllgatherv(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            Object recvBuffer,
            long[] counts,
            long @Nullable [] displacements);

    /** Starts to send each destination its part of the whole send buffer, and to receive one of the same length from each source. */
    Request ineighborAlltoall(Object sendBuffer, Object recvBuffer);

    /** Starts to send {@code count} elements of its own to each destination, and to receive as many from each source. */
    Request ineighborAlltoall(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count);

    /** Starts to send blocks of different lengths, and to receive such. */
    Request ineighborAlltoallv(
            Object sendBuffer,
            long[] sendCounts,
            long @Nullable [] sendDisplacements,
            Object recvBuffer,
            long[] recvCounts,
            long @Nullable [] recvDisplacements);

    /** Starts to send a buffer of its own to each destination, and to receive one from each source; they may be of different types. */
    Request ineighborAlltoallw(Object[] sendBuffers, Object[] recvBuffers);

    // persistent

    /** Makes a persistent request that sends the whole send buffer to each destination, and receives one of the same length from each source. */
    PersistentRequest neighborAllgatherInit(Object sendBuffer, Object recvBuffer);

    /** Makes a persistent request that sends {@code count} elements to each destination, and receives as many from each source. */
    PersistentRequest neighborAllgatherInit(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count);

    /** Makes a persistent request that sends the same elements to each destination, and receives blocks of different lengths. */
    PersistentRequest neighborAllgathervInit(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            Object recvBuffer,
            long[] counts,
            long @Nullable [] displacements);

    /** Makes a persistent request that sends each destination its part of the whole send buffer, and receives one of the same length from each source. */
    PersistentRequest neighborAlltoallInit(Object sendBuffer, Object recvBuffer);

    /** Makes a persistent request that sends {@code count} elements of its own to each destination, and receives as many from each source. */
    PersistentRequest neighborAlltoallInit(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count);

    /** Makes a persistent request that sends blocks of different lengths, and receives such. */
    PersistentRequest neighborAlltoallvInit(
            Object sendBuffer,
            long[] sendCounts,
            long @Nullable [] sendDisplacements,
            Object recvBuffer,
            long[] recvCounts,
            long @Nullable [] recvDisplacements);

    /** Makes a persistent request that sends a buffer of its own to each destination, and receives one from each source; they may be of different types. */
    PersistentRequest neighborAlltoallwInit(Object[] sendBuffers, Object[] recvBuffers);
}
