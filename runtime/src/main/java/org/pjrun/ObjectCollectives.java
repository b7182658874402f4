package org.pjrun;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collectives on objects: one of each rank or, in the v-variants, a list of any length of each rank (MPI 4.1 chapter 6).
 *
 * <p>Objects are written by the thread that calls, and read by the one that waits. Lists that are returned are unmodifiable.
 * Operators combine in the order of ranks, that of the lower ranks first; they must be associative, and may change and return
 * the first.
 */
public interface ObjectCollectives extends NonblockingObjects, PersistentObjects {
    /** Returns the root's object on all ranks (§6.4); on the root it is the same object. */
    <T extends @Nullable Object> T bcastObject(T object, int root);

    /** Collects one object of each rank on the root, in the order of ranks (§6.5); empty elsewhere. */
    <T extends @Nullable Object> List<T> gatherObject(T object, int root);

    /** Collects all objects of all ranks' lists on the root, in the order of ranks (§6.5); empty elsewhere. */
    <T extends @Nullable Object> List<T> gathervObject(List<? extends T> objects, int root);

    /** Deals out the root's objects, one to each rank (§6.6); the list is not significant elsewhere and may be null. */
    <T extends @Nullable Object> T scatterObject(@Nullable List<? extends T> objects, int root);

    /** Deals out the root's lists, one to each rank (§6.6); not significant elsewhere. */
    <T extends @Nullable Object> List<T> scattervObject(@Nullable List<? extends List<? extends T>> lists, int root);

    /** Collects one object of each rank on all ranks, in the order of ranks (§6.7). */
    <T extends @Nullable Object> List<T> allgatherObject(T object);

    /** Collects all objects of all ranks' lists on all ranks, in the order of ranks (§6.7). */
    <T extends @Nullable Object> List<T> allgathervObject(List<? extends T> objects);

    /** Sends the object at place r to rank r, and returns what was sent here, in the order of ranks (§6.8). */
    <T extends @Nullable Object> List<T> alltoallObject(List<? extends T> objects);

    /** Sends the list at place r to rank r, and returns the lists that were sent here, in the order of ranks (§6.8). */
    <T extends @Nullable Object> List<List<T>> alltoallvObject(List<? extends List<? extends T>> lists);

    /** Reduces one object of each rank (§6.9.1); null on all ranks but the root. */
    <T> @Nullable T reduceObject(T object, BinaryOperator<T> op, int root);

    /**
     * Collects the elements of all ranks' streams, as if they were one stream in the order of ranks (§6.9.1); null on all ranks
     * but the root. What the collector accumulates into is sent, and so must be something that can be written.
     */
    <T, A, R> @Nullable R reduceObject(Stream<? extends T> elements, Collector<? super T, A, R> collector, int root);

    /** Reduces one object of each rank and returns the result on all (§6.9.6). */
    <T> T allreduceObject(T object, BinaryOperator<T> op);

    /** Collects the elements of all ranks' streams and returns the result on all (§6.9.6). */
    <T, A, R> R allreduceObject(Stream<? extends T> elements, Collector<? super T, A, R> collector);

    /** Reduces the lists of all ranks, one object for each rank, place by place, and returns this rank's result (§6.10.1). */
    <T> T reduceScatterObject(List<? extends T> objects, BinaryOperator<T> op);

    /** Reduces the objects of this rank and all before it (§6.11.1). */
    <T> T scanObject(T object, BinaryOperator<T> op);

    /** Reduces the objects of all ranks before this one (§6.11.2); null on rank 0. */
    <T> @Nullable T exscanObject(T object, BinaryOperator<T> op);
}
