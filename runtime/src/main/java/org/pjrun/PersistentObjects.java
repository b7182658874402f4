package org.pjrun;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The collectives on objects as persistent requests (MPI 4.1 §6.13). What a rank contributes is asked for at each start, by
 * the thread that starts; where it is not significant the supplier is asked too, and may return null.
 */
public interface PersistentObjects {
    /** Makes a request for {@link ObjectCollectives#bcastObject}. */
    <T extends @Nullable Object> PersistentObjectRequest<T> bcastObjectInit(Supplier<? extends T> object, int root);

    /** Makes a request for {@link ObjectCollectives#gatherObject}. */
    <T extends @Nullable Object> PersistentObjectRequest<List<T>> gatherObjectInit(
            Supplier<? extends T> object, int root);

    /** Makes a request for {@link ObjectCollectives#gathervObject}. */
    <T extends @Nullable Object> PersistentObjectRequest<List<T>> gathervObjectInit(
            Supplier<? extends List<? extends T>> objects, int root);

    /** Makes a request for {@link ObjectCollectives#scatterObject}. */
    <T extends @Nullable Object> PersistentObjectRequest<T> scatterObjectInit(
            Supplier<? extends @Nullable List<? extends T>> objects, int root);

    /** Makes a request for {@link ObjectCollectives#scattervObject}. */
    <T extends @Nullable Object> PersistentObjectRequest<List<T>> scattervObjectInit(
            Supplier<? extends @Nullable List<? extends List<? extends T>>> lists, int root);

    /** Makes a request for {@link ObjectCollectives#allgatherObject}. */
    <T extends @Nullable Object> PersistentObjectRequest<List<T>> allgatherObjectInit(Supplier<? extends T> object);

    /** Makes a request for {@link ObjectCollectives#allgathervObject}. */
    <T extends @Nullable Object> PersistentObjectRequest<List<T>> allgathervObjectInit(
            Supplier<? extends List<? extends T>> objects);

    /** Makes a request for {@link ObjectCollectives#alltoallObject}. */
    <T extends @Nullable Object> PersistentObjectRequest<List<T>> alltoallObjectInit(
            Supplier<? extends List<? extends T>> objects);

    /** Makes a request for {@link ObjectCollectives#alltoallvObject}. */
    <T extends @Nullable Object> PersistentObjectRequest<List<List<T>>> alltoallvObjectInit(
            Supplier<? extends List<? extends List<? extends T>>> lists);

    /** Makes a request for {@link ObjectCollectives#reduceObject(Object, BinaryOperator, int)}. */
    <T> PersistentObjectRequest<@Nullable T> reduceObjectInit(
            Supplier<? extends T> object, BinaryOperator<T> op, int root);

    /** Makes a request for {@link ObjectCollectives#allreduceObject(Object, BinaryOperator)}. */
    <T> PersistentObjectRequest<T> allreduceObjectInit(Supplier<? extends T> object, BinaryOperator<T> op);

    /** Makes a request for {@link ObjectCollectives#reduceScatterObject}. */
    <T> PersistentObjectRequest<T> reduceScatterObjectInit(
            Supplier<? extends List<? extends T>> objects, BinaryOperator<T> op);

    /** Makes a request for {@link ObjectCollectives#scanObject}. */
    <T> PersistentObjectRequest<T> scanObjectInit(Supplier<? extends T> object, BinaryOperator<T> op);

    /** Makes a request for {@link ObjectCollectives#exscanObject}. */
    <T> PersistentObjectRequest<@Nullable T> exscanObjectInit(Supplier<? extends T> object, BinaryOperator<T> op);
}
