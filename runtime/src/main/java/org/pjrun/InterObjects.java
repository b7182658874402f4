package org.pjrun;

import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Collectives on objects between the two groups of an intercommunicator, blocking and nonblocking (MPI 4.1 §6.2.3).
 *
 * <p>Roots are passed as {@link InterCollectives} says; operators combine in the order of ranks as in
 * {@link ObjectCollectives}. What is not significant on a rank may be null. Objects that are passed to a nonblocking call
 * must not be changed until the request is complete.
 */
public interface InterObjects {
    /** Returns the root's object on all ranks of the other group and on the root, null on the others of its group. */
    <T> @Nullable T bcastObject(@Nullable T object, int root);

    /** Collects one object of each rank of the other group at the root, in the order of ranks; empty elsewhere. */
    <T extends @Nullable Object> List<T> gatherObject(T object, int root);

    /** Deals out the root's objects, one to each rank of the other group; null in the root's group. */
    <T> @Nullable T scatterObject(@Nullable List<? extends T> objects, int root);

    /** Collects one object of each rank of the other group on all ranks of this one, and the other way round. */
    <T extends @Nullable Object> List<T> allgatherObject(T object);

    /** Sends the object at place r to rank r of the other group, and returns what was sent here, in the order of ranks. */
    <T extends @Nullable Object> List<T> alltoallObject(List<? extends T> objects);

    /** Reduces one object of each rank of the other group; null on all ranks but the root. */
    <T> @Nullable T reduceObject(@Nullable T object, BinaryOperator<T> op, int root);

    /** Reduces the objects of the other group and returns the result in this one, and the other way round. */
    <T> T allreduceObject(T object, BinaryOperator<T> op);

    /** Starts {@link #bcastObject}. */
    <T> ObjectRequest<@Nullable T> ibcastObject(@Nullable T object, int root);

    /** Starts {@link #gatherObject}. */
    <T extends @Nullable Object> ObjectRequest<List<T>> igatherObject(T object, int root);

    /** Starts {@link #scatterObject}. */
    <T> ObjectRequest<@Nullable T> iscatterObject(@Nullable List<? extends T> objects, int root);

    /** Starts {@link #allgatherObject}. */
    <T extends @Nullable Object> ObjectRequest<List<T>> iallgatherObject(T object);

    /** Starts {@link #alltoallObject}. */
    <T extends @Nullable Object> ObjectRequest<List<T>> ialltoallObject(List<? extends T> objects);

    /** Starts {@link #reduceObject}. */
    <T> ObjectRequest<@Nullable T> ireduceObject(@Nullable T object, BinaryOperator<T> op, int root);

    /** Starts {@link #allreduceObject}. */
    <T> ObjectRequest<T> iallreduceObject(T object, BinaryOperator<T> op);
}
