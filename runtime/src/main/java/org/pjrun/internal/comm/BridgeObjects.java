package org.pjrun.internal.comm;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.pjrun.ErrorClass;
import org.pjrun.collectives.Collective;
import org.pjrun.collectives.Schedule;
import org.pjrun.internal.collective.CollectiveCall;
import org.pjrun.internal.collective.ObjectElements;

/** Checks the arguments of collectives on objects between two groups, and makes calls of them. */
@SuppressWarnings({"unchecked", "NullAway"}) // every rank passes a T, which may be a nullable type
final class BridgeObjects {
    private static final @Nullable Object[] NONE = {};

    private final Bridge bridge;
    private final BetweenGroups schedules;

    BridgeObjects(Bridge bridge, BetweenGroups schedules) {
        this.bridge = bridge;
        this.schedules = schedules;
    }

    <T> Planned<T> bcast(String operation, T object, int root) {
        @Nullable Object[] moved = {object};
        return switch (bridge.part(operation, root)) {
            case IDLE -> new Planned<>(bridge.nothing(operation), () -> null);
            case ROOT ->
                new Planned<>(
                        call(operation, Collective.BCAST, bridge.rank(), schedules.bcastFrom(1), null, NONE, moved),
                        () -> object);
            case OTHER ->
                new Planned<>(
                        call(operation, Collective.BCAST, number(root), schedules.bcast(root, 1), null, NONE, moved),
                        () -> (T) moved[0]);
        };
    }

    <T extends @Nullable Object> Planned<List<T>> gather(String operation, T object, int root) {
        return switch (bridge.part(operation, root)) {
            case IDLE -> new Planned<>(bridge.nothing(operation), List::of);
            case ROOT -> {
                @Nullable Object[] all = new Object[bridge.remote()];
                Schedule schedule = schedules.gatherTo(Cuts.even(all.length, 0, 1));
                yield new Planned<>(
                        call(operation, Collective.GATHERV, bridge.rank(), schedule, null, NONE, all),
                        () -> asList(all));
            }
            case OTHER -> {
                @Nullable Object[] mine = {object};
                Schedule schedule = schedules.gather(root, 1);
                yield new Planned<>(
                        call(operation, Collective.GATHERV, number(root), schedule, null, mine, NONE), List::of);
            }
        };
    }

    <T> Planned<T> scatter(String operation, @Nullable List<? extends T> objects, int root) {
        return switch (bridge.part(operation, root)) {
            case IDLE -> new Planned<>(bridge.nothing(operation), () -> null);
            case ROOT -> {
                @Nullable Object[] all = onePerRank(operation, objects);
                Schedule schedule = schedules.scatterFrom(Cuts.even(all.length, 0, 1));
                yield new Planned<>(
                        call(operation, Collective.SCATTERV, bridge.rank(), schedule, null, all, NONE), () -> null);
            }
            case OTHER -> {
                @Nullable Object[] mine = new Object[1];
                Schedule schedule = schedules.scatter(root, 1);
                yield new Planned<>(
                        call(operation, Collective.SCATTERV, number(root), schedule, null, NONE, mine),
                        () -> (T) mine[0]);
            }
        };
    }

    <T extends @Nullable Object> Planned<List<T>> allgather(String operation, T object) {
        bridge.requireUsable(operation);
        @Nullable Object[] all = new Object[bridge.remote()];
        Schedule schedule = schedules.exchange(Cuts.same(all.length, 0, 1), Cuts.even(all.length, 0, 1));
        return new Planned<>(
                call(operation, Collective.ALLGATHERV, 0, schedule, null, new Object[] {object}, all),
                () -> asList(all));
    }

    <T extends @Nullable Object> Planned<List<T>> alltoall(String operation, List<? extends T> objects) {
        bridge.requireUsable(operation);
        @Nullable Object[] all = new Object[bridge.remote()];
        Cuts each = Cuts.even(all.length, 0, 1);
        CollectiveCall call = call(
                operation,
                Collective.ALLTOALLV,
                0,
                schedules.exchange(each, each),
                null,
                onePerRank(operation, objects),
                all);
        return new Planned<>(call, () -> asList(all));
    }

    <T> Planned<T> reduce(String operation, @Nullable T object, BinaryOperator<T> op, int root) {
        return switch (bridge.part(operation, root)) {
            case IDLE -> new Planned<>(bridge.nothing(operation), () -> null);
            case ROOT -> {
                @Nullable Object[] result = new Object[1];
                Schedule schedule = schedules.reduceTo(1);
                yield new Planned<>(
                        call(operation, Collective.REDUCE, bridge.rank(), schedule, null, NONE, result),
                        () -> (T) result[0]);
            }
            case OTHER -> {
                bridge.requireOperator(operation, op);
                @Nullable Object[] mine = {object};
                Schedule schedule = schedules.reduce(root, 1);
                yield new Planned<>(
                        call(operation, Collective.REDUCE, number(root), schedule, op, mine, NONE), () -> null);
            }
        };
    }

    <T> Planned<T> allreduce(String operation, T object, BinaryOperator<T> op) {
        bridge.requireUsable(operation);
        bridge.requireOperator(operation, op);
        @Nullable Object[] result = new Object[1];
        return new Planned<>(
                call(operation, Collective.ALLREDUCE, 0, schedules.allreduce(1), op, new Object[] {object}, result),
                () -> (T) result[0]);
    }

    /** The number in the bridge of a rank of the other group. */
    private int number(int root) {
        return bridge.remoteBase() + root;
    }

    private @Nullable Object[] onePerRank(String operation, @Nullable List<?> objects) {
        if (objects == null || objects.size() != bridge.remote()) {
            throw bridge.error(
                    operation,
                    ErrorClass.COUNT,
                    "objects: " + (objects == null ? "null" : "a list of " + objects.size()) + " (expected: a list of "
                            + bridge.remote() + ", one for each rank of the other group)",
                    null);
        }
        return objects.toArray();
    }

    private static <T extends @Nullable Object> List<T> asList(@Nullable Object[] all) {
        return (List<T>) Collections.unmodifiableList(Arrays.asList(all));
    }

    private CollectiveCall call(
            String operation,
            Collective routine,
            int root,
            Schedule schedule,
            @Nullable BinaryOperator<?> operator,
            @Nullable Object[] input,
            @Nullable Object[] output) {
        ObjectElements elements =
                new ObjectElements(bridge.objects(), (BinaryOperator<@Nullable Object>) operator, input, output);
        return bridge.call(operation).elements(elements, 1).schedule(schedule, routine, root, 0);
    }
}
