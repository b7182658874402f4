package org.pjrun;

import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Operations in which all ranks of a communicator take part (MPI 4.1 chapter 6).
 *
 * <p>All ranks call the same operations in the same order, with the same root, operation and counts. Buffers are as in
 * {@link PointToPoint}; those that are not significant on a rank (such as the receive buffer of a reduce anywhere but on
 * the root) may be null. {@link Comm#IN_PLACE} as send buffer means that the rank's contribution stands in the receive
 * buffer. Messages of collective operations never meet those of point-to-point ones.
 *
 * <p>All methods block until this rank's part is done; no other synchronization is implied, but by {@link #barrier()}.
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
public interface Collectives {
    /** Returns when all ranks have called it (§6.3). */
    void barrier();

    // buffers

    /** Copies the root's whole buffer to all ranks (§6.4); the buffers are of equal length. */
    void bcast(Object buffer, int root);

    /** Copies {@code count} elements of the root's buffer from {@code offset} on to all ranks. */
    void bcast(Object buffer, long offset, long count, int root);

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
     * Deals the root's send buffer out in blocks of equal length, in the order of ranks (§6.6); a block is as long as the
     * receive buffer, or a size-th part of the send buffer on a root that receives in place.
     */
    void scatter(@Nullable Object sendBuffer, Object recvBuffer, int root);

    /** Deals out blocks of {@code count} elements. */
    void scatter(
            @Nullable Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, int root);

    /** Collects the ranks' whole send buffers, which are of equal length, in the root's receive buffer (§6.5). */
    void gather(Object sendBuffer, @Nullable Object recvBuffer, int root);

    /** Collects blocks of {@code count} elements in the root's receive buffer. */
    void gather(Object sendBuffer, long sendOffset, @Nullable Object recvBuffer, long recvOffset, long count, int root);

    /** Collects the ranks' whole send buffers, which are of equal length, in the receive buffers of all (§6.7). */
    void allgather(Object sendBuffer, Object recvBuffer);

    /** Collects blocks of {@code count} elements in the receive buffers of all. */
    void allgather(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count);

    // scalars

    /** Returns the root's value on all ranks. */
    int bcast(int value, int root);

    /** Returns the root's value on all ranks. */
    long bcast(long value, int root);

    /** Returns the root's value on all ranks. */
    double bcast(double value, int root);

    /** Reduces one value of each rank; the result is returned on the root, elsewhere the rank's own value. */
    int reduce(int value, Op op, int root);

    /** Reduces one value of each rank; the result is returned on the root, elsewhere the rank's own value. */
    long reduce(long value, Op op, int root);

    /** Reduces one value of each rank; the result is returned on the root, elsewhere the rank's own value. */
    double reduce(double value, Op op, int root);

    /** Reduces one value of each rank and returns the result on all. */
    int allreduce(int value, Op op);

    /** Reduces one value of each rank and returns the result on all. */
    long allreduce(long value, Op op);

    /** Reduces one value of each rank and returns the result on all. */
    double allreduce(double value, Op op);

    // objects

    /** Returns the root's object on all ranks; on the root it is the same object. */
    <T extends @Nullable Object> T bcastObject(T object, int root);

    /**
     * Reduces one object of each rank in the order of ranks; null on all ranks but the root.
     *
     * @param op combines two objects, that of the lower ranks first; associative; it may change and return the first
     */
    <T> @Nullable T reduceObject(T object, BinaryOperator<T> op, int root);

    /** Reduces one object of each rank in the order of ranks and returns the result on all. */
    <T> T allreduceObject(T object, BinaryOperator<T> op);

    /** Deals out the root's objects, one to each rank; the list is not significant elsewhere and may be null. */
    <T extends @Nullable Object> T scatterObject(@Nullable List<? extends T> objects, int root);

    /** Collects one object of each rank on the root, in the order of ranks, in an unmodifiable list; empty elsewhere. */
    <T extends @Nullable Object> List<T> gatherObject(T object, int root);

    /** Collects one object of each rank on all ranks, in the order of ranks, in an unmodifiable list. */
    <T extends @Nullable Object> List<T> allgatherObject(T object);
}
