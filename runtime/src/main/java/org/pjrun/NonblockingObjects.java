package org.pjrun;

import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The collectives on objects as nonblocking operations (MPI 4.1 §6.12): each starts what its namesake in {@link
 * ObjectCollectives} does, and returns a request that brings the result.
 *
 * <p>Objects that are passed must not be changed until the request is complete.
 */
public interface NonblockingObjects {
    /** Starts {@link ObjectCollectives#bcastObject}. */
    <T extends @Nullable Object> ObjectRequest<T> ibcastObject(T object, int root);

    /** Starts {@link ObjectCollectives#gatherObject}. */
    <T extends @Nullable Object> ObjectRequest<List<T>> igatherObject(T object, int root);

    /** Starts {@link ObjectCollectives#gathervObject}. */
    <T extends @Nullable Object> ObjectRequest<List<T>> igathervObject(List<? extends T> objects, int root);

    /** Starts {@link ObjectCollectives#scatterObject}. */
    <T extends @Nullable Object> ObjectRequest<T> iscatterObject(@Nullable List<? extends T> objects, int root);

    /** Starts {@link ObjectCollectives#scattervObject}. */
    <T extends @Nullable Object> ObjectRequest<List<T>> iscattervObject(
            @Nullable List<? extends List<? extends T>> lists, int root);

    /** Starts {@link ObjectCollectives#allgatherObject}. */
    <T extends @Nullable Object> ObjectRequest<List<T>> iallgatherObject(T object);

    /** Starts {@link ObjectCollectives#allgathervObject}. */
    <T extends @Nullable Object> ObjectRequest<List<T>> iallgathervObject(List<? extends T> objects);

    /** Starts {@link ObjectCollectives#alltoallObject}. */
    <T extends @Nullable Object> ObjectRequest<List<T>> ialltoallObject(List<? extends T> objects);

    /** Starts {@link ObjectCollectives#alltoallvObject}. */
    <T extends @Nullable Object> ObjectRequest<List<List<T>>> ialltoallvObject(List<? extends List<? extends T>> lists);

    /** Starts {@link ObjectCollectives#reduceObject(Object, BinaryOperator, int)}. */
    <T> ObjectRequest<@Nullable T> ireduceObject(T object, BinaryOperator<T> op, int root);

    /** Starts {@link ObjectCollectives#allreduceObject(Object, BinaryOperator)}. */
    <T> ObjectRequest<T> iallreduceObject(T object, BinaryOperator<T> op);

    /** Starts {@link ObjectCollectives#reduceScatterObject}. */
    <T> ObjectRequest<T> ireduceScatterObject(List<? extends T> objects, BinaryOperator<T> op);

    /** Starts {@link ObjectCollectives#scanObject}. */
    <T> ObjectRequest<T> iscanObject(T object, BinaryOperator<T> op);

    /** Starts {@link ObjectCollectives#exscanObject}. */
    <T> ObjectRequest<@Nullable T> iexscanObject(T object, BinaryOperator<T> op);
}
