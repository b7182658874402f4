package org.pjrun;

import org.jspecify.annotations.Nullable;

/**
 * The collectives on buffers as nonblocking operations (MPI 4.1 §6.12): each starts what its namesake in {@link Collectives}
 * does, and returns a request to wait for.
 *
 * <p>Until then the buffers and arrays of counts belong to the operation. Several may be under way at once; all ranks start
 * them in the same order. They go on while the program computes; operations of the program's own are applied by the thread
 * that waits for or tests the request, or else by a thread of the rank's own.
 */
public interface NonblockingCollectives {
    /** Starts {@link Collectives#barrier()}. */
    Request ibarrier();

    /** Starts {@link Collectives#bcast(Object, int)}. */
    Request ibcast(Object buffer, int root);

    /** Starts {@link Collectives#bcast(Object, long, long, int)}. */
    Request ibcast(Object buffer, long offset, long count, int root);

    /** Starts {@link Collectives#gather(Object, Object, int)}. */
    Request igather(Object sendBuffer, @Nullable Object recvBuffer, int root);

    /** Starts {@link Collectives#gather(Object, long, Object, long, long, int)}. */
    Request igather(
            Object sendBuffer, long sendOffset, @Nullable Object recvBuffer, long recvOffset, long count, int root);

    /** Starts {@link Collectives#gatherv(Object, Object, long[], int)}. */
    Request igatherv(Object sendBuffer, @Nullable Object recvBuffer, long @Nullable [] counts, int root);

    /** Starts {@link Collectives#gatherv(Object, long, long, Object, long[], long[], int)}. */
    Request igatherv(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            @Nullable Object recvBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            int root);

    /** Starts {@link Collectives#scatter(Object, Object, int)}. */
    Request iscatter(@Nullable Object sendBuffer, Object recvBuffer, int root);

    /** Starts {@link Collectives#scatter(Object, long, Object, long, long, int)}. */
    Request iscatter(
            @Nullable Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, int root);

    /** Starts {@link Collectives#scatterv(Object, long[], Object, int)}. */
    Request iscatterv(@Nullable Object sendBuffer, long @Nullable [] counts, Object recvBuffer, int root);

    /** Starts {@link Collectives#scatterv(Object, long[], long[], Object, long, long, int)}. */
    Request iscatterv(
            @Nullable Object sendBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            Object recvBuffer,
            long recvOffset,
            long recvCount,
            int root);

    /** Starts {@link Collectives#allgather(Object, Object)}. */
    Request iallgather(Object sendBuffer, Object recvBuffer);

    /** Starts {@link Collectives#allgather(Object, long, Object, long, long)}. */
    Request iallgather(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count);

    /** Starts {@link Collectives#allgatherv(Object, Object, long[])}. */
    Request iallgatherv(Object sendBuffer, Object recvBuffer, long[] counts);

    /** Starts {@link Collectives#allgatherv(Object, long, long, Object, long[], long[])}. */
    Request iallgatherv(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            Object recvBuffer,
            long[] counts,
            long @Nullable [] displacements);

    /** Starts {@link Collectives#alltoall(Object, Object)}. */
    Request ialltoall(Object sendBuffer, Object recvBuffer);

    /** Starts {@link Collectives#alltoall(Object, long, Object, long, long)}. */
    Request ialltoall(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count);

    /** Starts {@link Collectives#alltoallv(Object, long[], Object, long[])}. */
    Request ialltoallv(Object sendBuffer, long @Nullable [] sendCounts, Object recvBuffer, long[] recvCounts);

    /** Starts {@link Collectives#alltoallv(Object, long[], long[], Object, long[], long[])}. */
    Request ialltoallv(
            Object sendBuffer,
            long @Nullable [] sendCounts,
            long @Nullable [] sendDisplacements,
            Object recvBuffer,
            long[] recvCounts,
            long @Nullable [] recvDisplacements);

    /** Starts {@link Collectives#alltoallw(Object [], Object[])}. */
    Request ialltoallw(@Nullable Object @Nullable [] sendBuffers, @Nullable Object[] recvBuffers);

    /** Starts {@link Collectives#reduce(Object, Object, Op, int)}. */
    Request ireduce(Object sendBuffer, @Nullable Object recvBuffer, Op op, int root);

    /** Starts {@link Collectives#reduce(Object, long, Object, long, long, Op, int)}. */
    Request ireduce(
            Object sendBuffer,
            long sendOffset,
            @Nullable Object recvBuffer,
            long recvOffset,
            long count,
            Op op,
            int root);

    /** Starts {@link Collectives#allreduce(Object, Object, Op)}. */
    Request iallreduce(Object sendBuffer, Object recvBuffer, Op op);

    /** Starts {@link Collectives#allreduce(Object, long, Object, long, long, Op)}. */
    Request iallreduce(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op);

    /** Starts {@link Collectives#reduceScatterBlock(Object, Object, Op)}. */
    Request ireduceScatterBlock(Object sendBuffer, Object recvBuffer, Op op);

    /** Starts {@link Collectives#reduceScatterBlock(Object, long, Object, long, long, Op)}. */
    Request ireduceScatterBlock(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op);

    /** Starts {@link Collectives#reduceScatter(Object, Object, long[], Op)}. */
    Request ireduceScatter(Object sendBuffer, Object recvBuffer, long[] counts, Op op);

    /** Starts {@link Collectives#reduceScatter(Object, long, Object, long, long[], Op)}. */
    Request ireduceScatter(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long[] counts, Op op);

    /** Starts {@link Collectives#scan(Object, Object, Op)}. */
    Request iscan(Object sendBuffer, Object recvBuffer, Op op);

    /** Starts {@link Collectives#scan(Object, long, Object, long, long, Op)}. */
    Request iscan(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op);

    /** Starts {@link Collectives#exscan(Object, Object, Op)}. */
    Request iexscan(Object sendBuffer, Object recvBuffer, Op op);

    /** Starts {@link Collectives#exscan(Object, long, Object, long, long, Op)}. */
    Request iexscan(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op);
}
