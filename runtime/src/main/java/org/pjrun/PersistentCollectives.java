package org.pjrun;

import org.jspecify.annotations.Nullable;

/**
 * The collectives on buffers as persistent requests (MPI 4.1 §6.13): each binds the arguments of its namesake in {@link
 * Collectives}, once, to be started again and again.
 *
 * <p>Making a request is local. All ranks start theirs in the same order, among other collectives of the communicator, too.
 */
public interface PersistentCollectives {
    /** Makes a request for {@link Collectives#barrier()}. */
    PersistentRequest barrierInit();

    /** Makes a request for {@link Collectives#bcast(Object, int)}. */
    PersistentRequest bcastInit(Object buffer, int root);

    /** Makes a request for {@link Collectives#bcast(Object, long, long, int)}. */
    PersistentRequest bcastInit(Object buffer, long offset, long count, int root);

    /** Makes a request for {@link Collectives#gather(Object, Object, int)}. */
    PersistentRequest gatherInit(Object sendBuffer, @Nullable Object recvBuffer, int root);

    /** Makes a request for {@link Collectives#gather(Object, long, Object, long, long, int)}. */
    PersistentRequest gatherInit(
            Object sendBuffer, long sendOffset, @Nullable Object recvBuffer, long recvOffset, long count, int root);

    /** Makes a request for {@link Collectives#gatherv(Object, Object, long[], int)}. */
    PersistentRequest gathervInit(Object sendBuffer, @Nullable Object recvBuffer, long @Nullable [] counts, int root);

    /** Makes a request for {@link Collectives#gatherv(Object, long, long, Object, long[], long[], int)}. */
    PersistentRequest gathervInit(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            @Nullable Object recvBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            int root);

    /** Makes a request for {@link Collectives#scatter(Object, Object, int)}. */
    PersistentRequest scatterInit(@Nullable Object sendBuffer, Object recvBuffer, int root);

    /** Makes a request for {@link Collectives#scatter(Object, long, Object, long, long, int)}. */
    PersistentRequest scatterInit(
            @Nullable Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, int root);

    /** Makes a request for {@link Collectives#scatterv(Object, long[], Object, int)}. */
    PersistentRequest scattervInit(@Nullable Object sendBuffer, long @Nullable [] counts, Object recvBuffer, int root);

    /** Makes a request for {@link Collectives#scatterv(Object, long[], long[], Object, long, long, int)}. */
    PersistentRequest scattervInit(
            @Nullable Object sendBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            Object recvBuffer,
            long recvOffset,
            long recvCount,
            int root);

    /** Makes a request for {@link Collectives#allgather(Object, Object)}. */
    PersistentRequest allgatherInit(Object sendBuffer, Object recvBuffer);

    /** Makes a request for {@link Collectives#allgather(Object, long, Object, long, long)}. */
    PersistentRequest allgatherInit(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count);

    /** Makes a request for {@link Collectives#allgatherv(Object, Object, long[])}. */
    PersistentRequest allgathervInit(Object sendBuffer, Object recvBuffer, long[] counts);

    /** Makes a request for {@link Collectives#allgatherv(Object, long, long, Object, long[], long[])}. */
    PersistentRequest allgathervInit(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            Object recvBuffer,
            long[] counts,
            long @Nullable [] displacements);

    /** Makes a request for {@link Collectives#alltoall(Object, Object)}. */
    PersistentRequest alltoallInit(Object sendBuffer, Object recvBuffer);

    /** Makes a request for {@link Collectives#alltoall(Object, long, Object, long, long)}. */
    PersistentRequest alltoallInit(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count);

    /** Makes a request for {@link Collectives#alltoallv(Object, long[], Object, long[])}. */
    PersistentRequest alltoallvInit(
            Object sendBuffer, long @Nullable [] sendCounts, Object recvBuffer, long[] recvCounts);

    /** Makes a request for {@link Collectives#alltoallv(Object, long[], long[], Object, long[], long[])}. */
    PersistentRequest alltoallvInit(
            Object sendBuffer,
            long @Nullable [] sendCounts,
            long @Nullable [] sendDisplacements,
            Object recvBuffer,
            long[] recvCounts,
            long @Nullable [] recvDisplacements);

    /** Makes a request for {@link Collectives#alltoallw(Object [], Object[])}. */
    PersistentRequest alltoallwInit(@Nullable Object @Nullable [] sendBuffers, @Nullable Object[] recvBuffers);

    /** Makes a request for {@link Collectives#reduce(Object, Object, Op, int)}. */
    PersistentRequest reduceInit(Object sendBuffer, @Nullable Object recvBuffer, Op op, int root);

    /** Makes a request for {@link Collectives#reduce(Object, long, Object, long, long, Op, int)}. */
    PersistentRequest reduceInit(
            Object sendBuffer,
            long sendOffset,
            @Nullable Object recvBuffer,
            long recvOffset,
            long count,
            Op op,
            int root);

    /** Makes a request for {@link Collectives#allreduce(Object, Object, Op)}. */
    PersistentRequest allreduceInit(Object sendBuffer, Object recvBuffer, Op op);

    /** Makes a request for {@link Collectives#allreduce(Object, long, Object, long, long, Op)}. */
    PersistentRequest allreduceInit(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op);

    /** Makes a request for {@link Collectives#reduceScatterBlock(Object, Object, Op)}. */
    PersistentRequest reduceScatterBlockInit(Object sendBuffer, Object recvBuffer, Op op);

    /** Makes a request for {@link Collectives#reduceScatterBlock(Object, long, Object, long, long, Op)}. */
    PersistentRequest reduceScatterBlockInit(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op);

    /** Makes a request for {@link Collectives#reduceScatter(Object, Object, long[], Op)}. */
    PersistentRequest reduceScatterInit(Object sendBuffer, Object recvBuffer, long[] counts, Op op);

    /** Makes a request for {@link Collectives#reduceScatter(Object, long, Object, long, long[], Op)}. */
    PersistentRequest reduceScatterInit(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long[] counts, Op op);

    /** Makes a request for {@link Collectives#scan(Object, Object, Op)}. */
    PersistentRequest scanInit(Object sendBuffer, Object recvBuffer, Op op);

    /** Makes a request for {@link Collectives#scan(Object, long, Object, long, long, Op)}. */
    PersistentRequest scanInit(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op);

    /** Makes a request for {@link Collectives#exscan(Object, Object, Op)}. */
    PersistentRequest exscanInit(Object sendBuffer, Object recvBuffer, Op op);

    /** Makes a request for {@link Collectives#exscan(Object, long, Object, long, long, Op)}. */
    PersistentRequest exscanInit(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op);
}
