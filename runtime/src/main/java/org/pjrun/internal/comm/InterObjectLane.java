package org.pjrun.internal.comm;

import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.pjrun.ObjectRequest;

/** The collectives on objects of an intercommunicator. */
@SuppressWarnings("NullAway") // T may be a nullable type
abstract class InterObjectLane extends InterLane {
    private final BridgeObjects plans;

    InterObjectLane(CommSpec spec, Bridge bridge) {
        super(spec, bridge);
        plans = bridge.planning();
    }

    @Override
    public final <T> @Nullable T bcastObject(@Nullable T object, int root) {
        requireUsable("bcastObject");
        return finish(plans.bcast("bcastObject", object, root));
    }

    @Override
    public final <T extends @Nullable Object> List<T> gatherObject(T object, int root) {
        requireUsable("gatherObject");
        return finish(plans.gather("gatherObject", object, root));
    }

    @Override
    public final <T> @Nullable T scatterObject(@Nullable List<? extends T> objects, int root) {
        requireUsable("scatterObject");
        return finish(plans.scatter("scatterObject", objects, root));
    }

    @Override
    public final <T extends @Nullable Object> List<T> allgatherObject(T object) {
        requireUsable("allgatherObject");
        return finish(plans.allgather("allgatherObject", object));
    }

    @Override
    public final <T extends @Nullable Object> List<T> alltoallObject(List<? extends T> objects) {
        requireUsable("alltoallObject");
        return finish(plans.alltoall("alltoallObject", objects));
    }

    @Override
    public final <T> @Nullable T reduceObject(@Nullable T object, BinaryOperator<T> op, int root) {
        requireUsable("reduceObject");
        return finish(plans.reduce("reduceObject", object, op, root));
    }

    @Override
    public final <T> T allreduceObject(T object, BinaryOperator<T> op) {
        requireUsable("allreduceObject");
        return finish(plans.allreduce("allreduceObject", object, op));
    }

    @Override
    public final <T> ObjectRequest<@Nullable T> ibcastObject(@Nullable T object, int root) {
        requireUsable("ibcastObject");
        return bridge.start("ibcastObject", plans.bcast("ibcastObject", object, root));
    }

    @Override
    public final <T extends @Nullable Object> ObjectRequest<List<T>> igatherObject(T object, int root) {
        requireUsable("igatherObject");
        return bridge.start("igatherObject", plans.gather("igatherObject", object, root));
    }

    @Override
    public final <T> ObjectRequest<@Nullable T> iscatterObject(@Nullable List<? extends T> objects, int root) {
        requireUsable("iscatterObject");
        return bridge.start("iscatterObject", plans.scatter("iscatterObject", objects, root));
    }

    @Override
    public final <T extends @Nullable Object> ObjectRequest<List<T>> iallgatherObject(T object) {
        requireUsable("iallgatherObject");
        return bridge.start("iallgatherObject", plans.allgather("iallgatherObject", object));
    }

    @Override
    public final <T extends @Nullable Object> ObjectRequest<List<T>> ialltoallObject(List<? extends T> objects) {
        requireUsable("ialltoallObject");
        return bridge.start("ialltoallObject", plans.alltoall("ialltoallObject", objects));
    }

    @Override
    public final <T> ObjectRequest<@Nullable T> ireduceObject(@Nullable T object, BinaryOperator<T> op, int root) {
        requireUsable("ireduceObject");
        return bridge.start("ireduceObject", plans.reduce("ireduceObject", object, op, root));
    }

    @Override
    public final <T> ObjectRequest<T> iallreduceObject(T object, BinaryOperator<T> op) {
        requireUsable("iallreduceObject");
        return bridge.start("iallreduceObject", plans.allreduce("iallreduceObject", object, op));
    }

    private <T extends @Nullable Object> T finish(Planned<T> planned) {
        bridge.run(planned.call());
        return planned.result().get();
    }
}
