package org.pjrun.internal.comm;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.collectives.Collective;
import org.pjrun.internal.buffer.Stream;
import org.pjrun.internal.collective.ObjectBcast;
import org.pjrun.internal.collective.ObjectElements;
import org.pjrun.internal.object.ObjectSink;
import org.pjrun.internal.object.SerializationException;

/** Collective operations on objects; and so all of a communicator's collectives. */
abstract class CollectiveLane extends ScalarCollectives {
    /** Objects that are combined are taken to be small: few rounds matter. */
    private static final int SMALL = 64;

    /** Objects that are dealt out or collected are taken to be large: passing them on costs writing and reading. */
    private static final int LARGE = 64 * 1024;

    private final ObjectBcast bcast;

    CollectiveLane(CommSpec spec) {
        super(spec);
        this.bcast = new ObjectBcast(collectives);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // T may be a nullable type
    public final <T extends @Nullable Object> T bcastObject(T object, int root) {
        requireRoot("bcastObject", root);
        begin("bcastObject");
        try {
            if (rank() == root) {
                sendToAll(object, root);
                return object;
            }
            ObjectSink sink = objects().sink();
            require("bcastObject", bcast.receive(sink, root));
            return (T) decode("bcastObject", sink);
        } finally {
            collectives.end();
        }
    }

    private void sendToAll(@Nullable Object object, int root) {
        if (size() == 1) {
            return;
        }
        Stream written;
        try {
            written = encode("bcastObject", object);
        } catch (CommException e) {
            // the others wait for something, and are told that nothing comes
            require("bcastObject", bcast.send(null, root));
            throw e;
        }
        require("bcastObject", bcast.send(written, root));
    }

    @Override
    @SuppressWarnings("unchecked") // made of T by an operator on T
    public final <T> @Nullable T reduceObject(T object, BinaryOperator<T> op, int root) {
        requireRoot("reduceObject", root);
        requireOperator("reduceObject", op);
        @Nullable Object[] result = new Object[1];
        move("reduceObject", Collective.REDUCE, root, SMALL, op, new Object[] {object}, result);
        return rank() == root ? (T) result[0] : null;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // made of T by an operator on T
    public final <T> T allreduceObject(T object, BinaryOperator<T> op) {
        requireOperator("allreduceObject", op);
        @Nullable Object[] result = new Object[1];
        move("allreduceObject", Collective.ALLREDUCE, 0, SMALL, op, new Object[] {object}, result);
        return (T) result[0];
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // T may be a nullable type
    public final <T extends @Nullable Object> T scatterObject(@Nullable List<? extends T> objects, int root) {
        requireRoot("scatterObject", root);
        @Nullable Object[] all = {};
        if (rank() == root) {
            if (objects == null || objects.size() != size()) {
                throw error(
                        "scatterObject",
                        ErrorClass.COUNT,
                        "objects: " + (objects == null ? "null" : "a list of " + objects.size())
                                + " (expected: a list of " + size() + ", one for each rank)",
                        null);
            }
            all = objects.toArray();
        }
        @Nullable Object[] mine = new Object[1];
        move("scatterObject", Collective.SCATTER, root, LARGE, null, all, mine);
        return (T) mine[0];
    }

    @Override
    public final <T extends @Nullable Object> List<T> gatherObject(T object, int root) {
        requireRoot("gatherObject", root);
        @Nullable Object[] all = new Object[rank() == root ? size() : 0];
        move("gatherObject", Collective.GATHER, root, LARGE, null, new Object[] {object}, all);
        return asList(all);
    }

    @Override
    public final <T extends @Nullable Object> List<T> allgatherObject(T object) {
        @Nullable Object[] all = new Object[size()];
        move("allgatherObject", Collective.ALLGATHER, 0, LARGE, null, new Object[] {object}, all);
        return asList(all);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // every rank passes a T
    private static <T extends @Nullable Object> List<T> asList(@Nullable Object[] all) {
        return (List<T>) Collections.unmodifiableList(Arrays.asList(all));
    }

    @SuppressWarnings("unchecked") // the operator gets what ranks have passed, which it is for
    private void move(
            String operation,
            Collective collective,
            int root,
            int bytes,
            @Nullable BinaryOperator<?> operator,
            @Nullable Object[] input,
            @Nullable Object[] output) {
        begin(operation);
        try {
            ObjectElements elements =
                    new ObjectElements(objects(), (BinaryOperator<@Nullable Object>) operator, input, output);
            require(operation, collectives.run(collective, root, 1, bytes, elements));
        } catch (SerializationException e) {
            throw error(operation, ErrorClass.SERIALIZATION, text(e), e.getCause());
        } finally {
            collectives.end();
        }
    }

    private void requireOperator(String operation, @Nullable Object op) {
        if (op == null) {
            throw error(operation, ErrorClass.OP, "op: null (expected: a function that combines two objects)", null);
        }
    }
}
