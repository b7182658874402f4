package org.pjrun.internal.comm;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pjrun.collectives.Collective;

/** Collective operations on objects that block. */
@SuppressWarnings("NullAway") // T may be a nullable type
abstract class BlockingObjects extends ObjectPlans {
    BlockingObjects(CommSpec spec) {
        super(spec);
    }

    @Override
    public final <T extends @Nullable Object> T bcastObject(T object, int root) {
        return finish(planBcast("bcastObject", object, root));
    }

    @Override
    public final <T extends @Nullable Object> List<T> gatherObject(T object, int root) {
        return finish(planGather("gatherObject", object, root));
    }

    @Override
    public final <T extends @Nullable Object> List<T> gathervObject(List<? extends T> objects, int root) {
        return finish(joined(planGather("gathervObject", objects, root)));
    }

    @Override
    public final <T extends @Nullable Object> T scatterObject(@Nullable List<? extends T> objects, int root) {
        return finish(planScatter("scatterObject", objects, root));
    }

    @Override
    public final <T extends @Nullable Object> List<T> scattervObject(
            @Nullable List<? extends List<? extends T>> lists, int root) {
        return finish(dealt(planScatter("scattervObject", lists, root)));
    }

    @Override
    public final <T extends @Nullable Object> List<T> allgatherObject(T object) {
        return finish(planAllgather("allgatherObject", object));
    }

    @Override
    public final <T extends @Nullable Object> List<T> allgathervObject(List<? extends T> objects) {
        return finish(joined(planAllgather("allgathervObject", objects)));
    }

    @Override
    public final <T extends @Nullable Object> List<T> alltoallObject(List<? extends T> objects) {
        return finish(planAlltoall("alltoallObject", objects));
    }

    @Override
    public final <T extends @Nullable Object> List<List<T>> alltoallvObject(List<? extends List<? extends T>> lists) {
        return finish(copied(planAlltoall("alltoallvObject", lists)));
    }

    @Override
    public final <T> @Nullable T reduceObject(T object, BinaryOperator<T> op, int root) {
        return finish(planReduce("reduceObject", object, op, root));
    }

    @Override
    public final <T> T allreduceObject(T object, BinaryOperator<T> op) {
        return finish(planReduction("allreduceObject", Collective.ALLREDUCE, object, op, 0));
    }

    @Override
    public final <T> T reduceScatterObject(List<? extends T> objects, BinaryOperator<T> op) {
        return finish(planReduceScatter("reduceScatterObject", objects, op));
    }

    @Override
    public final <T> T scanObject(T object, BinaryOperator<T> op) {
        return finish(planReduction("scanObject", Collective.SCAN, object, op, 0));
    }

    @Override
    public final <T> @Nullable T exscanObject(T object, BinaryOperator<T> op) {
        return finish(planReduction("exscanObject", Collective.EXSCAN, object, op, 0));
    }

    @Override
    public final <T, A, R> @Nullable R reduceObject(
            Stream<? extends T> elements, Collector<? super T, A, R> collector, int root) {
        requireRoot("reduceObject", root);
        A all = finish(planReduce("reduceObject", accumulated(elements, collector), collector.combiner(), root));
        return rank() == root ? collector.finisher().apply(all) : null;
    }

    @Override
    public final <T, A, R> R allreduceObject(Stream<? extends T> elements, Collector<? super T, A, R> collector) {
        A mine = accumulated(elements, collector);
        return collector
                .finisher()
                .apply(finish(planReduction("allreduceObject", Collective.ALLREDUCE, mine, collector.combiner(), 0)));
    }

    private static <T, A> A accumulated(Stream<? extends T> elements, Collector<? super T, A, ?> collector) {
        A mine = collector.supplier().get();
        elements.forEachOrdered(element -> collector.accumulator().accept(mine, element));
        return mine;
    }

    /** Runs a call to its end, and makes its value. */
    private <T extends @Nullable Object> T finish(Planned<T> planned) {
        run(planned.call());
        return planned.result().get();
    }
}
