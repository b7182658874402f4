package org.pjrun.internal.comm;

import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.pjrun.ObjectRequest;
import org.pjrun.collectives.Collective;

/** Collective operations on objects that are started and waited for. */
@SuppressWarnings("NullAway") // T may be a nullable type
abstract class StartedObjects extends BlockingObjects {
    StartedObjects(CommSpec spec) {
        super(spec);
    }

    @Override
    public final <T extends @Nullable Object> ObjectRequest<T> ibcastObject(T object, int root) {
        return start("ibcastObject", planBcast("ibcastObject", object, root));
    }

    @Override
    public final <T extends @Nullable Object> ObjectRequest<List<T>> igatherObject(T object, int root) {
        return start("igatherObject", planGather("igatherObject", object, root));
    }

    @Override
    public final <T extends @Nullable Object> ObjectRequest<List<T>> igathervObject(
            List<? extends T> objects, int root) {
        return start("igathervObject", joined(planGather("igathervObject", objects, root)));
    }

    @Override
    public final <T extends @Nullable Object> ObjectRequest<T> iscatterObject(
            @Nullable List<? extends T> objects, int root) {
        return start("iscatterObject", planScatter("iscatterObject", objects, root));
    }

    @Override
    public final <T extends @Nullable Object> ObjectRequest<List<T>> iscattervObject(
            @Nullable List<? extends List<? extends T>> lists, int root) {
        return start("iscattervObject", dealt(planScatter("iscattervObject", lists, root)));
    }

    @Override
    public final <T extends @Nullable Object> ObjectRequest<List<T>> iallgatherObject(T object) {
        return start("iallgatherObject", planAllgather("iallgatherObject", object));
    }

    @Override
    public final <T extends @Nullable Object> ObjectRequest<List<T>> iallgathervObject(List<? extends T> objects) {
        return start("iallgathervObject", joined(planAllgather("iallgathervObject", objects)));
    }

    @Override
    public final <T extends @Nullable Object> ObjectRequest<List<T>> ialltoallObject(List<? extends T> objects) {
        return start("ialltoallObject", planAlltoall("ialltoallObject", objects));
    }

    @Override
    public final <T extends @Nullable Object> ObjectRequest<List<List<T>>> ialltoallvObject(
            List<? extends List<? extends T>> lists) {
        return start("ialltoallvObject", copied(planAlltoall("ialltoallvObject", lists)));
    }

    @Override
    public final <T> ObjectRequest<@Nullable T> ireduceObject(T object, BinaryOperator<T> op, int root) {
        return start("ireduceObject", planReduce("ireduceObject", object, op, root));
    }

    @Override
    public final <T> ObjectRequest<T> iallreduceObject(T object, BinaryOperator<T> op) {
        return start("iallreduceObject", planReduction("iallreduceObject", Collective.ALLREDUCE, object, op, 0));
    }

    @Override
    public final <T> ObjectRequest<T> ireduceScatterObject(List<? extends T> objects, BinaryOperator<T> op) {
        return start("ireduceScatterObject", planReduceScatter("ireduceScatterObject", objects, op));
    }

    @Override
    public final <T> ObjectRequest<T> iscanObject(T object, BinaryOperator<T> op) {
        return start("iscanObject", planReduction("iscanObject", Collective.SCAN, object, op, 0));
    }

    @Override
    public final <T> ObjectRequest<@Nullable T> iexscanObject(T object, BinaryOperator<T> op) {
        return start("iexscanObject", planReduction("iexscanObject", Collective.EXSCAN, object, op, 0));
    }
}
