package org.pjrun;

import org.jspecify.annotations.Nullable;

/**
 * Operations in which all ranks of a communicator take part (MPI 4.1 chapter 6); these here block.
 *
 * <p>All ranks call the same operations in the same order, with the same root, operation and counts, be they blocking,
 * {@linkplain NonblockingCollectives nonblocking} or {@linkplain PersistentCollectives persistent} ones. Buffers are as in
 * {@link PointToPoint}; those that are not significant on a rank (such as the receive buffer of a reduce anywhere but on
 * the root) may be null. {@link Comm#IN_PLACE} as send buffer (of a scatter: as the root's receive buffer) means that
 * the rank's contribution stands in the receive buffer.
 *
 * <p>Offsets, counts and displacements are in elements of the buffer. Where blocks differ in length, counts hold one number
 * for each rank, and so do displacements, which say where in the buffer its block begins; without them, or with null,
 * the blocks follow each other.
 *
 * <p>These methods block until this rank's part is done; no other synchronization is implied, but by {@link #barrier()}.
 * Any thread may call them, but only one at a time on a communicator; a second one gets an error, as does an operation of
 * the program's own that calls a collective of the communicator that applies it.
 *
 * <p>Reductions combine in the order of ranks where the operation does not commute, and give the same result, bit by bit,
 * each time they run with the same number of ranks.
 *
 * <p><b>Errors.</b> Bad arguments are refused with a {@link CommException} before anything is sent, and the communicator can be
 * used on. {@link PeerFailedException} is thrown when a rank that the call needs has ended, {@link MismatchException} or
 * {@link TruncationException} when ranks are found to disagree. After these, and after an exception of an operation of the
 * program's own, the communicator's ranks are out of step, and its later collectives throw too.
 */
public interface Collectives
        extends NonblockingCollectives, PersistentCollectives, ScalarCollectives, ObjectCollectives {
    /** Returns when all ranks have called it (§6.3). */
    void barrier();

    /** Copies the root's whole buffer to all ranks (§6.4); the buffers are of equal length. */
    void bcast(Object buffer, int root);

    /** Copies {@code count} elements of the root's buffer from {@code offset} on to all ranks. */
    void bcast(Object buffer, long offset, long count, int root);

    /** Collects the ranks' whole send buffers, which are of equal length, in the root's receive buffer (§6.5). */
    void gather(Object sendBuffer, @Nullable Object recvBuffer, int root);

    /** Collects blocks of {@code count} elements in the root's receive buffer. */
    void gather(Object sendBuffer, long sendOffset, @Nullable Object recvBuffer, long recvOffset, long count, int root);

    /**
     * Collects the ranks' whole send buffers, which may differ in length, one after the other in the root's receive
     * buffer (§6.5).
     *
     * @param counts elements of each rank; significant at the root
     */
    void gatherv(Object sendBuffer, @Nullable Object recvBuffer, long @Nullable [] counts, int root);

    /** Collects blocks of different lengths, each where its displacement says. */
    void gatherv(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            @Nullable Object recvBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            int root);

    /**
     * Deals the root's send buffer out in blocks of equal length, in the order of ranks (§6.6); a block is as long as
     * the receive buffer, or a size-th part of the send buffer on a root that receives in place.
     */
    void scatter(@Nullable Object sendBuffer, Object recvBuffer, int root);

    /** Deals out blocks of {@code count} elements. */
    void scatter(
            @Nullable Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, int root);

    /**
     * Deals the root's send buffer out in blocks that may differ in length, each as long as its rank's whole receive
     * buffer (§6.6).
     *
     * @param counts elements for each rank; significant at the root
     */
    void scatterv(@Nullable Object sendBuffer, long @Nullable [] counts, Object recvBuffer, int root);

    /** Deals out blocks of different lengths, each from where its displacement says. */
    void scatterv(
            @Nullable Object sendBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            Object recvBuffer,
            long recvOffset,
            long recvCount,
            int root);

    /** Collects the ranks' whole send buffers, which are of equal length, in the receive buffers of all (§6.7). */
    void allgather(Object sendBuffer, Object recvBuffer);

    /** Collects blocks of {@code count} elements in the receive buffers of all. */
    void allgather(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count);

    /**
     * Collects the ranks' whole send buffers, which may differ in length, one after the other in the receive buffers
     * of all (§6.7).
     */
    void allgatherv(Object sendBuffer, Object recvBuffer, long[] counts);

    /** Collects blocks of different lengths in the receive buffers of all, each where its displacement says. */
    void allgatherv(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            Object recvBuffer,
            long[] counts,
            long @Nullable [] displacements);

    /**
     * Sends each rank its block of the whole send buffer, and receives one from each (§6.8); blocks are of equal
     * length.
     */
    void alltoall(Object sendBuffer, Object recvBuffer);

    /** Sends and receives blocks of {@code count} elements. */
    void alltoall(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count);

    /** Sends and receives blocks that may differ in length, one after the other in each buffer (§6.8). */
    void alltoallv(Object sendBuffer, long @Nullable [] sendCounts, Object recvBuffer, long[] recvCounts);

    /**
     * Sends and receives blocks of different lengths, each where its displacement says. In place the send counts and
     * displacements are not significant: what is sent stands where what is received will.
     */
    void alltoallv(
            Object sendBuffer,
            long @Nullable [] sendCounts,
            long @Nullable [] sendDisplacements,
            Object recvBuffer,
            long[] recvCounts,
            long @Nullable [] recvDisplacements);

    /**
     * Sends each rank the whole of its own buffer, and receives into one from each (§6.8). Buffers are of any types,
     * views by datatypes among them; those that are null are empty. Without send buffers the call is in place: what is
     * sent stands where what is received will.
     */
    void alltoallw(@Nullable Object @Nullable [] sendBuffers, @Nullable Object[] recvBuffers);

    /** Reduces the ranks' whole send buffers element by element into the root's receive buffer (§6.9.1). */
    void reduce(Object sendBuffer, @Nullable Object recvBuffer, Op op, int root);

    /** Reduces {@code count} elements into the root's receive buffer. */
    void reduce(
            Object sendBuffer,
            long sendOffset,
            @Nullable Object recvBuffer,
            long recvOffset,
            long count,
            Op op,
            int root);

    /** Reduces the ranks' whole send buffers into the receive buffers of all (§6.9.6). */
    void allreduce(Object sendBuffer, Object recvBuffer, Op op);

    /** Reduces {@code count} elements into the receive buffers of all. */
    void allreduce(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op);

    /**
     * Reduces the ranks' send buffers and deals the result out in blocks of equal length (§6.10.1); a block is as long
     * as the receive buffer, or in place a size-th part of it, at its start.
     */
    void reduceScatterBlock(Object sendBuffer, Object recvBuffer, Op op);

    /** Reduces, and deals the result out in blocks of {@code count} elements. */
    void reduceScatterBlock(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op);

    /**
     * Reduces the ranks' send buffers and deals the result out in blocks that may differ in length (§6.10.2); in place
     * the result comes to the start of the buffer.
     */
    void reduceScatter(Object sendBuffer, Object recvBuffer, long[] counts, Op op);

    /** Reduces from an offset on, and deals the result out. */
    void reduceScatter(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long[] counts, Op op);

    /** Reduces the whole send buffers of this rank and all before it into its receive buffer (§6.11.1). */
    void scan(Object sendBuffer, Object recvBuffer, Op op);

    /** Reduces {@code count} elements of this rank and all before it. */
    void scan(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op);

    /**
     * Reduces the whole send buffers of all ranks before this one into its receive buffer, which on rank 0 stays as it
     * is (§6.11.2).
     */
    void exscan(Object sendBuffer, Object recvBuffer, Op op);

    /** Reduces {@code count} elements of all ranks before this one. */
    void exscan(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op);

    /** Combines a whole buffer into another one, on this rank alone: {@code inout = in op inout} (§6.9.7). */
    void reduceLocal(Object inBuffer, Object inoutBuffer, Op op);

    /** Combines {@code count} elements, on this rank alone. */
    void reduceLocal(Object inBuffer, long inOffset, Object inoutBuffer, long inoutOffset, long count, Op op);
}
