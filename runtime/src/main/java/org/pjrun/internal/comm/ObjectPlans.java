package org.pjrun.internal.comm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.collectives.Collective;
import org.pjrun.internal.buffer.Stream;
import org.pjrun.internal.collective.CollectiveCall;
import org.pjrun.internal.collective.ObjectBcast;
import org.pjrun.internal.collective.ObjectElements;
import org.pjrun.internal.object.ObjectSink;

/** Checks the arguments of collective operations on objects, and makes calls of them, which can be run in every way. */
@SuppressWarnings({"unchecked", "NullAway"}) // every rank passes a T, which may be a nullable type
abstract class ObjectPlans extends ScalarLane {
    /** Objects that are combined are taken to be small: few rounds matter. */
    private static final int SMALL = 64;

    /** Objects that are dealt out or collected are taken to be large: passing them on costs writing and reading. */
    private static final int LARGE = 64 * 1024;

    ObjectPlans(CommSpec spec) {
        super(spec);
    }

    final <T extends @Nullable Object> Planned<T> planBcast(String operation, T object, int root) {
        requireRoot(operation, root);
        if (rank() == root) {
            return planBcastOfRoot(operation, object, root);
        }
        ObjectSink sink = objects().sink();
        ObjectBcast bcast = ObjectBcast.receiving(collectives, sink, root);
        return new Planned<>(call(operation).elements(bcast, root), () -> {
            if (bcast.nothing()) {
                throw error(
                        operation,
                        ErrorClass.SERIALIZATION,
                        "the root, rank " + root + ", could not write its object; the exception there says why",
                        null);
            }
            return (T) decode(operation, sink);
        });
    }

    private <T extends @Nullable Object> Planned<T> planBcastOfRoot(String operation, T object, int root) {
        Stream written = null;
        Supplier<T> result = () -> object;
        if (size() > 1) {
            try {
                written = encode(operation, object);
            } catch (CommException e) {
                // the others wait for something, and are told that nothing comes
                result = () -> {
                    throw e;
                };
            }
        }
        return new Planned<>(call(operation).elements(ObjectBcast.sending(collectives, written, root), root), result);
    }

    final <T extends @Nullable Object> Planned<List<T>> planGather(String operation, T object, int root) {
        requireRoot(operation, root);
        @Nullable Object[] all = new Object[rank() == root ? size() : 0];
        return new Planned<>(
                plan(operation, Collective.GATHER, root, LARGE, null, new Object[] {object}, all), () -> asList(all));
    }

    final <T extends @Nullable Object> Planned<List<T>> planAllgather(String operation, T object) {
        @Nullable Object[] all = new Object[size()];
        return new Planned<>(
                plan(operation, Collective.ALLGATHER, 0, LARGE, null, new Object[] {object}, all), () -> asList(all));
    }

    /** The v-variant of a call that collects a list of each rank. */
    final <T extends @Nullable Object> Planned<List<T>> joined(Planned<List<@Nullable Object>> lists) {
        return new Planned<>(lists.call(), () -> {
            List<T> joined = new ArrayList<>();
            for (Object list : lists.result().get()) {
                joined.addAll((List<T>) list);
            }
            return Collections.unmodifiableList(joined);
        });
    }

    final <T extends @Nullable Object> Planned<T> planScatter(
            String operation, @Nullable List<? extends T> objects, int root) {
        requireRoot(operation, root);
        @Nullable Object[] all = rank() == root ? onePerRank(operation, objects) : new Object[0];
        @Nullable Object[] mine = new Object[1];
        return new Planned<>(plan(operation, Collective.SCATTER, root, LARGE, null, all, mine), () -> (T) mine[0]);
    }

    /** The v-variant of a call that deals a list out to each rank. */
    final <T extends @Nullable Object> Planned<List<T>> dealt(Planned<@Nullable Object> list) {
        return new Planned<>(
                list.call(),
                () -> Collections.unmodifiableList((List<T>) list.result().get()));
    }

    final <T extends @Nullable Object> Planned<List<T>> planAlltoall(String operation, List<? extends T> objects) {
        @Nullable Object[] sent = onePerRank(operation, objects);
        @Nullable Object[] received = new Object[size()];
        return new Planned<>(
                plan(operation, Collective.ALLTOALL, 0, LARGE, null, sent, received), () -> asList(received));
    }

    /** The v-variant of a call that brings a list from each rank. */
    final <T extends @Nullable Object> Planned<List<List<T>>> copied(Planned<List<@Nullable Object>> lists) {
        return new Planned<>(lists.call(), () -> {
            List<List<T>> copied = new ArrayList<>();
            for (Object list : lists.result().get()) {
                copied.add(Collections.unmodifiableList((List<T>) list));
            }
            return Collections.unmodifiableList(copied);
        });
    }

    final <T> Planned<@Nullable T> planReduce(String operation, T object, BinaryOperator<T> op, int root) {
        requireRoot(operation, root);
        return planReduction(operation, Collective.REDUCE, object, op, root);
    }

    /** Reductions and scans of one object. */
    final <T> Planned<T> planReduction(
            String operation, Collective collective, T object, BinaryOperator<T> op, int root) {
        requireOperator(operation, op);
        @Nullable Object[] result = new Object[1];
        return new Planned<>(
                plan(operation, collective, root, SMALL, op, new Object[] {object}, result), () -> (T) result[0]);
    }

    final <T> Planned<T> planReduceScatter(String operation, List<? extends T> objects, BinaryOperator<T> op) {
        requireOperator(operation, op);
        @Nullable Object[] result = new Object[1];
        return new Planned<>(
                plan(operation, Collective.REDUCE_SCATTER_BLOCK, 0, SMALL, op, onePerRank(operation, objects), result),
                () -> (T) result[0]);
    }

    private @Nullable Object[] onePerRank(String operation, @Nullable List<?> objects) {
        if (objects == null || objects.size() != size()) {
            throw error(
                    operation,
                    ErrorClass.COUNT,
                    "objects: " + (objects == null ? "null" : "a list of " + objects.size()) + " (expected: a list of "
                            + size() + ", one for each rank)",
                    null);
        }
        return objects.toArray();
    }

    private static <T extends @Nullable Object> List<T> asList(@Nullable Object[] all) {
        return (List<T>) Collections.unmodifiableList(Arrays.asList(all));
    }

    private CollectiveCall plan(
            String operation,
            Collective collective,
            int root,
            int bytes,
            @Nullable BinaryOperator<?> operator,
            @Nullable Object[] input,
            @Nullable Object[] output) {
        ObjectElements elements =
                new ObjectElements(objects(), (BinaryOperator<@Nullable Object>) operator, input, output);
        return call(operation).elements(elements, bytes).plan(collective, root, 1, false, false);
    }

    private void requireOperator(String operation, @Nullable Object op) {
        if (op == null) {
            throw error(operation, ErrorClass.OP, "op: null (expected: a function that combines two objects)", null);
        }
    }
}
