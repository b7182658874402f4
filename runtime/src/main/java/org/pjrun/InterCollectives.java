package org.pjrun;

import org.jspecify.annotations.Nullable;

/**
 * Collective operations between the two groups of an intercommunicator (MPI 4.1 §6.2.3), blocking and nonblocking.
 *
 * <p>All ranks of both groups call them in the same order. Those with a root move data from one group to the other: in the
 * root's own group the root passes {@link #ROOT} and the others {@link Communicator#PROC_NULL}; in the other group all
 * pass the root's rank. All others move data both ways: what a group sends is received by the other. Buffers that are not
 * significant on a rank may be null; none of them works in place.
 */
public interface InterCollectives {
    /** What the root passes as root. */
    int ROOT = -4;

    // blocking

    /** Returns when all ranks of the other group have called it, too. */
    void barrier();

    /** Copies the root's whole buffer to all ranks of the other group. */
    void bcast(@Nullable Object buffer, int root);

    /** Copies a part of the root's buffer to all ranks of the other group. */
    void bcast(@Nullable Object buffer, long offset, long count, int root);

    /** Collects the whole send buffers of the other group, of equal length, at the root. */
    void gather(@Nullable Object sendBuffer, @Nullable Object recvBuffer, int root);

    /** Collects blocks of {@code count} elements of the other group at the root. */
    void gather(
            @Nullable Object sendBuffer,
            long sendOffset,
            @Nullable Object recvBuffer,
            long recvOffset,
            long count,
            int root);

    /** Collects blocks of different lengths of the other group at the root. */
    void gatherv(
            @Nullable Object sendBuffer,
            long sendOffset,
            long sendCount,
            @Nullable Object recvBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            int root);

    /** Deals the root's whole send buffer out in blocks of equal length. */
    void scatter(@Nullable Object sendBuffer, @Nullable Object recvBuffer, int root);

    /** Deals out blocks of {@code count} elements. */
    void scatter(
            @Nullable Object sendBuffer,
            long sendOffset,
            @Nullable Object recvBuffer,
            long recvOffset,
            long count,
            int root);

    /** Deals out blocks of different lengths. */
    void scatterv(
            @Nullable Object sendBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            @Nullable Object recvBuffer,
            long recvOffset,
            long recvCount,
            int root);

    /** Collects the whole send buffers of the other group on all ranks of this one, and the other way round. */
    void allgather(Object sendBuffer, Object recvBuffer);

    /** Collects blocks of {@code recvCount} elements of the other group, and gives it such of {@code sendCount}. */
    void allgather(
            Object sendBuffer, long sendOffset, long sendCount, Object recvBuffer, long recvOffset, long recvCount);

    /** Collects blocks of different lengths of the other group. */
    void allgatherv(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            Object recvBuffer,
            long[] counts,
            long @Nullable [] displacements);

    /** Sends each rank of the other group its block of the whole send buffer, and receives one from each. */
    void alltoall(Object sendBuffer, Object recvBuffer);

    /** Sends each rank of the other group {@code sendCount} elements, and receives {@code recvCount} from each. */
    void alltoall(
            Object sendBuffer, long sendOffset, long sendCount, Object recvBuffer, long recvOffset, long recvCount);

    /** Sends and receives blocks of different lengths. */
    void alltoallv(
            Object sendBuffer,
            long[] sendCounts,
            long @Nullable [] sendDisplacements,
            Object recvBuffer,
            long[] recvCounts,
            long @Nullable [] recvDisplacements);

    /** Reduces the whole send buffers of the other group into the root's receive buffer. */
    void reduce(@Nullable Object sendBuffer, @Nullable Object recvBuffer, Op op, int root);

    /** Reduces {@code count} elements of each rank of the other group into the root's receive buffer. */
    void reduce(
            @Nullable Object sendBuffer,
            long sendOffset,
            @Nullable Object recvBuffer,
            long recvOffset,
            long count,
            Op op,
            int root);

    /** Reduces the whole send buffers of the other group into the receive buffers of this one, and the other way round. */
    void allreduce(Object sendBuffer, Object recvBuffer, Op op);

    /** Reduces {@code count} elements of each rank of the other group. */
    void allreduce(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op);

    /** Reduces the send buffers of the other group and deals the result out in this one, in blocks as long as the receive buffer. */
    void reduceScatterBlock(Object sendBuffer, Object recvBuffer, Op op);

    /** The same with blocks of {@code recvCount} elements. */
    void reduceScatterBlock(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long recvCount, Op op);

    /** Reduces the send buffers of the other group and deals the result out in this one, in blocks of different lengths. */
    void reduceScatter(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long[] recvCounts, Op op);

    // nonblocking

    /** Starts {@link #barrier()}. */
    Request ibarrier();

    /** Starts {@link #bcast(Object, int)}. */
    Request ibcast(@Nullable Object buffer, int root);

    /** Starts {@link #bcast(Object, long, long, int)}. */
    Request ibcast(@Nullable Object buffer, long offset, long count, int root);

    /** Starts {@link #gather(Object, Object, int)}. */
    Request igather(@Nullable Object sendBuffer, @Nullable Object recvBuffer, int root);

    /** Starts {@link #gather(Object, long, Object, long, long, int)}. */
    Request igather(
            @Nullable Object sendBuffer,
            long sendOffset,
            @Nullable Object recvBuffer,
            long recvOffset,
            long count,
            int root);

    /** Starts {@link #gatherv(Object, long, long, Object, long[], long[], int)}. */
    Request igatherv(
            @Nullable Object sendBuffer,
            long sendOffset,
            long sendCount,
            @Nullable Object recvBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            int root);

    /** Starts {@link #scatter(Object, Object, int)}. */
    Request iscatter(@Nullable Object sendBuffer, @Nullable Object recvBuffer, int root);

    /** Starts {@link #scatter(Object, long, Object, long, long, int)}. */
    Request iscatter(
            @Nullable Object sendBuffer,
            long sendOffset,
            @Nullable Object recvBuffer,
            long recvOffset,
            long count,
            int root);

    /** Starts {@link #scatterv(Object, long[], long[], Object, long, long, int)}. */
    Request iscatterv(
            @Nullable Object sendBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            @Nullable Object recvBuffer,
            long recvOffset,
            long recvCount,
            int root);

    /** Starts {@link #allgather(Object, Object)}. */
    Request iallgather(Object sendBuffer, Object recvBuffer);

    /** Starts {@link #allgather(Object, long, long, Object, long, long)}. */
    Request iallgather(
            Object sendBuffer, long sendOffset, long sendCount, Object recvBuffer, long recvOffset, long recvCount);

    /** Starts {@link #allgatherv(Object, long, long, Object, long[], long[])}. */
    Request iallgatherv(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            Object recvBuffer,
            long[] counts,
            long @Nullable [] displacements);

    /** Starts {@link #alltoall(Object, Object)}. */
    Request ialltoall(Object sendBuffer, Object recvBuffer);

    /** Starts {@link #alltoall(Object, long, long, Object, long, long)}. */
    Request ialltoall(
            Object sendBuffer, long sendOffset, long sendCount, Object recvBuffer, long recvOffset, long recvCount);

    /** Starts {@link #alltoallv(Object, long[], long[], Object, long[], long[])}. */
    Request ialltoallv(
            Object sendBuffer,
            long[] sendCounts,
            long @Nullable [] sendDisplacements,
            Object recvBuffer,
            long[] recvCounts,
            long @Nullable [] recvDisplacements);

    /** Starts {@link #reduce(Object, Object, Op, int)}. */
    Request ireduce(@Nullable Object sendBuffer, @Nullable Object recvBuffer, Op op, int root);

    /** Starts {@link #reduce(Object, long, Object, long, long, Op, int)}. */
    Request ireduce(
            @Nullable Object sendBuffer,
            long sendOffset,
            @Nullable Object recvBuffer,
            long recvOffset,
            long count,
            Op op,
            int root);

    /** Starts {@link #allreduce(Object, Object, Op)}. */
    Request iallreduce(Object sendBuffer, Object recvBuffer, Op op);

    /** Starts {@link #allreduce(Object, long, Object, long, long, Op)}. */
    Request iallreduce(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op);

    /** Starts {@link #reduceScatterBlock(Object, Object, Op)}. */
    Request ireduceScatterBlock(Object sendBuffer, Object recvBuffer, Op op);

    /** Starts {@link #reduceScatterBlock(Object, long, Object, long, long, Op)}. */
    Request ireduceScatterBlock(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long recvCount, Op op);

    /** Starts {@link #reduceScatter(Object, long, Object, long, long[], Op)}. */
    Request ireduceScatter(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long[] recvCounts, Op op);
}
