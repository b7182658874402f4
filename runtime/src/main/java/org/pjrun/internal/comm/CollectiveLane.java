package org.pjrun.internal.comm;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pjrun.PersistentObjectRequest;
import org.pjrun.collectives.Collective;

/** Collective operations on objects that are started again and again; and so all of a communicator's collectives. */
@SuppressWarnings("NullAway") // T may be a nullable type
abstract class CollectiveLane extends StartedObjects {
    CollectiveLane(CommSpec spec) {
        super(spec);
    }

    @Override
    public final <T extends @Nullable Object> PersistentObjectRequest<T> bcastObjectInit(
            Supplier<? extends T> object, int root) {
        return init("bcastObjectInit", () -> planBcast("bcastObjectInit", object.get(), root));
    }

    @Override
    public final <T extends @Nullable Object> PersistentObjectRequest<List<T>> gatherObjectInit(
            Supplier<? extends T> object, int root) {
        return init("gatherObjectInit", () -> planGather("gatherObjectInit", object.get(), root));
    }

    @Override
    public final <T extends @Nullable Object> PersistentObjectRequest<List<T>> gathervObjectInit(
            Supplier<? extends List<? extends T>> objects, int root) {
        return init("gathervObjectInit", () -> joined(planGather("gathervObjectInit", objects.get(), root)));
    }

    @Override
    public final <T extends @Nullable Object> PersistentObjectRequest<T> scatterObjectInit(
            Supplier<? extends @Nullable List<? extends T>> objects, int root) {
        return init("scatterObjectInit", () -> planScatter("scatterObjectInit", objects.get(), root));
    }

    @Override
    public final <T extends @Nullable Object> PersistentObjectRequest<List<T>> scattervObjectInit(
            Supplier<? extends @Nullable List<? extends List<? extends T>>> lists, int root) {
        return init("scattervObjectInit", () -> dealt(planScatter("scattervObjectInit", lists.get(), root)));
    }

    @Override
    public final <T extends @Nullable Object> PersistentObjectRequest<List<T>> allgatherObjectInit(
            Supplier<? extends T> object) {
        return init("allgatherObjectInit", () -> planAllgather("allgatherObjectInit", object.get()));
    }

    @Override
    public final <T extends @Nullable Object> PersistentObjectRequest<List<T>> allgathervObjectInit(
            Supplier<? extends List<? extends T>> objects) {
        return init("allgathervObjectInit", () -> joined(planAllgather("allgathervObjectInit", objects.get())));
    }

    @Override
    public final <T extends @Nullable Object> PersistentObjectRequest<List<T>> alltoallObjectInit(
            Supplier<? extends List<? extends T>> objects) {
        return init("alltoallObjectInit", () -> planAlltoall("alltoallObjectInit", objects.get()));
    }

    @Override
    public final <T extends @Nullable Object> PersistentObjectRequest<List<List<T>>> alltoallvObjectInit(
            Supplier<? extends List<? extends List<? extends T>>> lists) {
        return init("alltoallvObjectInit", () -> copied(planAlltoall("alltoallvObjectInit", lists.get())));
    }

    @Override
    public final <T> PersistentObjectRequest<@Nullable T> reduceObjectInit(
            Supplier<? extends T> object, BinaryOperator<T> op, int root) {
        return init("reduceObjectInit", () -> planReduce("reduceObjectInit", object.get(), op, root));
    }

    @Override
    public final <T> PersistentObjectRequest<T> allreduceObjectInit(
            Supplier<? extends T> object, BinaryOperator<T> op) {
        return init(
                "allreduceObjectInit",
                () -> planReduction("allreduceObjectInit", Collective.ALLREDUCE, object.get(), op, 0));
    }

    @Override
    public final <T> PersistentObjectRequest<T> reduceScatterObjectInit(
            Supplier<? extends List<? extends T>> objects, BinaryOperator<T> op) {
        return init("reduceScatterObjectInit", () -> planReduceScatter("reduceScatterObjectInit", objects.get(), op));
    }

    @Override
    public final <T> PersistentObjectRequest<T> scanObjectInit(Supplier<? extends T> object, BinaryOperator<T> op) {
        return init("scanObjectInit", () -> planReduction("scanObjectInit", Collective.SCAN, object.get(), op, 0));
    }

    @Override
    public final <T> PersistentObjectRequest<@Nullable T> exscanObjectInit(
            Supplier<? extends T> object, BinaryOperator<T> op) {
        return init(
                "exscanObjectInit", () -> planReduction("exscanObjectInit", Collective.EXSCAN, object.get(), op, 0));
    }

    private <T extends @Nullable Object> PersistentObjectRequest<T> init(
            String operation, Supplier<Planned<T>> planner) {
        return new CollectiveRequest<>(this, operation, true, null, planner);
    }
}
