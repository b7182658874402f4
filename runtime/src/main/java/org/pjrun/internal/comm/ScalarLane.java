package org.pjrun.internal.comm;

import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.ObjectRequest;
import org.pjrun.Op;
import org.pjrun.collectives.Collective;
import org.pjrun.internal.collective.CollectiveCall;
import org.pjrun.internal.collective.TypedElements;

/** Collective operations on one value of each rank, which passes through arrays of one. */
abstract class ScalarLane extends PersistentBuffers {
    ScalarLane(CommSpec spec) {
        super(spec);
    }

    @Override
    public final int bcast(int value, int root) {
        requireRoot("bcast", root);
        CollectiveCall call = call("bcast");
        int[] mine = (int[]) call.value(ElementType.INT);
        int[] result = (int[]) call.result(ElementType.INT);
        mine[0] = value;
        result[0] = value;
        complete(plan(call, Collective.BCAST, ElementType.INT, mine, result, Op.SUM, root));
        int combined = result[0];
        collectives.give(call);
        return combined;
    }

    @Override
    public final ObjectRequest<Integer> ibcast(int value, int root) {
        requireRoot("ibcast", root);
        int[] result = {value};
        CollectiveCall call =
                plan(call("ibcast"), Collective.BCAST, ElementType.INT, new int[] {value}, result, Op.SUM, root);
        return start("ibcast", new Planned<>(call, () -> result[0]));
    }

    @Override
    public final long bcast(long value, int root) {
        requireRoot("bcast", root);
        CollectiveCall call = call("bcast");
        long[] mine = (long[]) call.value(ElementType.LONG);
        long[] result = (long[]) call.result(ElementType.LONG);
        mine[0] = value;
        result[0] = value;
        complete(plan(call, Collective.BCAST, ElementType.LONG, mine, result, Op.SUM, root));
        long combined = result[0];
        collectives.give(call);
        return combined;
    }

    @Override
    public final ObjectRequest<Long> ibcast(long value, int root) {
        requireRoot("ibcast", root);
        long[] result = {value};
        CollectiveCall call =
                plan(call("ibcast"), Collective.BCAST, ElementType.LONG, new long[] {value}, result, Op.SUM, root);
        return start("ibcast", new Planned<>(call, () -> result[0]));
    }

    @Override
    public final double bcast(double value, int root) {
        requireRoot("bcast", root);
        CollectiveCall call = call("bcast");
        double[] mine = (double[]) call.value(ElementType.DOUBLE);
        double[] result = (double[]) call.result(ElementType.DOUBLE);
        mine[0] = value;
        result[0] = value;
        complete(plan(call, Collective.BCAST, ElementType.DOUBLE, mine, result, Op.SUM, root));
        double combined = result[0];
        collectives.give(call);
        return combined;
    }

    @Override
    public final ObjectRequest<Double> ibcast(double value, int root) {
        requireRoot("ibcast", root);
        double[] result = {value};
        CollectiveCall call =
                plan(call("ibcast"), Collective.BCAST, ElementType.DOUBLE, new double[] {value}, result, Op.SUM, root);
        return start("ibcast", new Planned<>(call, () -> result[0]));
    }

    @Override
    public final int reduce(int value, Op op, int root) {
        requireRoot("reduce", root);
        requireScalar("reduce", op, ElementType.INT);
        CollectiveCall call = call("reduce");
        int[] mine = (int[]) call.value(ElementType.INT);
        int[] result = (int[]) call.result(ElementType.INT);
        mine[0] = value;
        result[0] = 0;
        complete(plan(call, Collective.REDUCE, ElementType.INT, mine, result, op, root));
        int combined = rank() == root ? result[0] : value;
        collectives.give(call);
        return combined;
    }

    @Override
    public final ObjectRequest<Integer> ireduce(int value, Op op, int root) {
        requireRoot("ireduce", root);
        requireScalar("ireduce", op, ElementType.INT);
        int[] result = {0};
        CollectiveCall call =
                plan(call("ireduce"), Collective.REDUCE, ElementType.INT, new int[] {value}, result, op, root);
        return start("ireduce", new Planned<>(call, () -> rank() == root ? result[0] : value));
    }

    @Override
    public final long reduce(long value, Op op, int root) {
        requireRoot("reduce", root);
        requireScalar("reduce", op, ElementType.LONG);
        CollectiveCall call = call("reduce");
        long[] mine = (long[]) call.value(ElementType.LONG);
        long[] result = (long[]) call.result(ElementType.LONG);
        mine[0] = value;
        result[0] = 0;
        complete(plan(call, Collective.REDUCE, ElementType.LONG, mine, result, op, root));
        long combined = rank() == root ? result[0] : value;
        collectives.give(call);
        return combined;
    }

    @Override
    public final ObjectRequest<Long> ireduce(long value, Op op, int root) {
        requireRoot("ireduce", root);
        requireScalar("ireduce", op, ElementType.LONG);
        long[] result = {0};
        CollectiveCall call =
                plan(call("ireduce"), Collective.REDUCE, ElementType.LONG, new long[] {value}, result, op, root);
        return start("ireduce", new Planned<>(call, () -> rank() == root ? result[0] : value));
    }

    @Override
    public final double reduce(double value, Op op, int root) {
        requireRoot("reduce", root);
        requireScalar("reduce", op, ElementType.DOUBLE);
        CollectiveCall call = call("reduce");
        double[] mine = (double[]) call.value(ElementType.DOUBLE);
        double[] result = (double[]) call.result(ElementType.DOUBLE);
        mine[0] = value;
        result[0] = 0;
        complete(plan(call, Collective.REDUCE, ElementType.DOUBLE, mine, result, op, root));
        double combined = rank() == root ? result[0] : value;
        collectives.give(call);
        return combined;
    }

    @Override
    public final ObjectRequest<Double> ireduce(double value, Op op, int root) {
        requireRoot("ireduce", root);
        requireScalar("ireduce", op, ElementType.DOUBLE);
        double[] result = {0};
        CollectiveCall call =
                plan(call("ireduce"), Collective.REDUCE, ElementType.DOUBLE, new double[] {value}, result, op, root);
        return start("ireduce", new Planned<>(call, () -> rank() == root ? result[0] : value));
    }

    @Override
    public final int allreduce(int value, Op op) {
        requireScalar("allreduce", op, ElementType.INT);
        CollectiveCall call = call("allreduce");
        int[] mine = (int[]) call.value(ElementType.INT);
        int[] result = (int[]) call.result(ElementType.INT);
        mine[0] = value;
        result[0] = 0;
        complete(plan(call, Collective.ALLREDUCE, ElementType.INT, mine, result, op, 0));
        int combined = result[0];
        collectives.give(call);
        return combined;
    }

    @Override
    public final ObjectRequest<Integer> iallreduce(int value, Op op) {
        requireScalar("iallreduce", op, ElementType.INT);
        int[] result = {0};
        CollectiveCall call =
                plan(call("iallreduce"), Collective.ALLREDUCE, ElementType.INT, new int[] {value}, result, op, 0);
        return start("iallreduce", new Planned<>(call, () -> result[0]));
    }

    @Override
    public final long allreduce(long value, Op op) {
        requireScalar("allreduce", op, ElementType.LONG);
        CollectiveCall call = call("allreduce");
        long[] mine = (long[]) call.value(ElementType.LONG);
        long[] result = (long[]) call.result(ElementType.LONG);
        mine[0] = value;
        result[0] = 0;
        complete(plan(call, Collective.ALLREDUCE, ElementType.LONG, mine, result, op, 0));
        long combined = result[0];
        collectives.give(call);
        return combined;
    }

    @Override
    public final ObjectRequest<Long> iallreduce(long value, Op op) {
        requireScalar("iallreduce", op, ElementType.LONG);
        long[] result = {0};
        CollectiveCall call =
                plan(call("iallreduce"), Collective.ALLREDUCE, ElementType.LONG, new long[] {value}, result, op, 0);
        return start("iallreduce", new Planned<>(call, () -> result[0]));
    }

    @Override
    public final double allreduce(double value, Op op) {
        requireScalar("allreduce", op, ElementType.DOUBLE);
        CollectiveCall call = call("allreduce");
        double[] mine = (double[]) call.value(ElementType.DOUBLE);
        double[] result = (double[]) call.result(ElementType.DOUBLE);
        mine[0] = value;
        result[0] = 0;
        complete(plan(call, Collective.ALLREDUCE, ElementType.DOUBLE, mine, result, op, 0));
        double combined = result[0];
        collectives.give(call);
        return combined;
    }

    @Override
    public final ObjectRequest<Double> iallreduce(double value, Op op) {
        requireScalar("iallreduce", op, ElementType.DOUBLE);
        double[] result = {0};
        CollectiveCall call =
                plan(call("iallreduce"), Collective.ALLREDUCE, ElementType.DOUBLE, new double[] {value}, result, op, 0);
        return start("iallreduce", new Planned<>(call, () -> result[0]));
    }

    @Override
    public final int scan(int value, Op op) {
        requireScalar("scan", op, ElementType.INT);
        CollectiveCall call = call("scan");
        int[] mine = (int[]) call.value(ElementType.INT);
        int[] result = (int[]) call.result(ElementType.INT);
        mine[0] = value;
        result[0] = 0;
        complete(plan(call, Collective.SCAN, ElementType.INT, mine, result, op, 0));
        int combined = result[0];
        collectives.give(call);
        return combined;
    }

    @Override
    public final ObjectRequest<Integer> iscan(int value, Op op) {
        requireScalar("iscan", op, ElementType.INT);
        int[] result = {0};
        CollectiveCall call = plan(call("iscan"), Collective.SCAN, ElementType.INT, new int[] {value}, result, op, 0);
        return start("iscan", new Planned<>(call, () -> result[0]));
    }

    @Override
    public final long scan(long value, Op op) {
        requireScalar("scan", op, ElementType.LONG);
        CollectiveCall call = call("scan");
        long[] mine = (long[]) call.value(ElementType.LONG);
        long[] result = (long[]) call.result(ElementType.LONG);
        mine[0] = value;
        result[0] = 0;
        complete(plan(call, Collective.SCAN, ElementType.LONG, mine, result, op, 0));
        long combined = result[0];
        collectives.give(call);
        return combined;
    }

    @Override
    public final ObjectRequest<Long> iscan(long value, Op op) {
        requireScalar("iscan", op, ElementType.LONG);
        long[] result = {0};
        CollectiveCall call = plan(call("iscan"), Collective.SCAN, ElementType.LONG, new long[] {value}, result, op, 0);
        return start("iscan", new Planned<>(call, () -> result[0]));
    }

    @Override
    public final double scan(double value, Op op) {
        requireScalar("scan", op, ElementType.DOUBLE);
        CollectiveCall call = call("scan");
        double[] mine = (double[]) call.value(ElementType.DOUBLE);
        double[] result = (double[]) call.result(ElementType.DOUBLE);
        mine[0] = value;
        result[0] = 0;
        complete(plan(call, Collective.SCAN, ElementType.DOUBLE, mine, result, op, 0));
        double combined = result[0];
        collectives.give(call);
        return combined;
    }

    @Override
    public final ObjectRequest<Double> iscan(double value, Op op) {
        requireScalar("iscan", op, ElementType.DOUBLE);
        double[] result = {0};
        CollectiveCall call =
                plan(call("iscan"), Collective.SCAN, ElementType.DOUBLE, new double[] {value}, result, op, 0);
        return start("iscan", new Planned<>(call, () -> result[0]));
    }

    @Override
    public final int exscan(int value, Op op) {
        requireScalar("exscan", op, ElementType.INT);
        CollectiveCall call = call("exscan");
        int[] mine = (int[]) call.value(ElementType.INT);
        int[] result = (int[]) call.result(ElementType.INT);
        mine[0] = value;
        result[0] = 0;
        complete(plan(call, Collective.EXSCAN, ElementType.INT, mine, result, op, 0));
        int combined = result[0];
        collectives.give(call);
        return combined;
    }

    @Override
    public final ObjectRequest<Integer> iexscan(int value, Op op) {
        requireScalar("iexscan", op, ElementType.INT);
        int[] result = {0};
        CollectiveCall call =
                plan(call("iexscan"), Collective.EXSCAN, ElementType.INT, new int[] {value}, result, op, 0);
        return start("iexscan", new Planned<>(call, () -> result[0]));
    }

    @Override
    public final long exscan(long value, Op op) {
        requireScalar("exscan", op, ElementType.LONG);
        CollectiveCall call = call("exscan");
        long[] mine = (long[]) call.value(ElementType.LONG);
        long[] result = (long[]) call.result(ElementType.LONG);
        mine[0] = value;
        result[0] = 0;
        complete(plan(call, Collective.EXSCAN, ElementType.LONG, mine, result, op, 0));
        long combined = result[0];
        collectives.give(call);
        return combined;
    }

    @Override
    public final ObjectRequest<Long> iexscan(long value, Op op) {
        requireScalar("iexscan", op, ElementType.LONG);
        long[] result = {0};
        CollectiveCall call =
                plan(call("iexscan"), Collective.EXSCAN, ElementType.LONG, new long[] {value}, result, op, 0);
        return start("iexscan", new Planned<>(call, () -> result[0]));
    }

    @Override
    public final double exscan(double value, Op op) {
        requireScalar("exscan", op, ElementType.DOUBLE);
        CollectiveCall call = call("exscan");
        double[] mine = (double[]) call.value(ElementType.DOUBLE);
        double[] result = (double[]) call.result(ElementType.DOUBLE);
        mine[0] = value;
        result[0] = 0;
        complete(plan(call, Collective.EXSCAN, ElementType.DOUBLE, mine, result, op, 0));
        double combined = result[0];
        collectives.give(call);
        return combined;
    }

    @Override
    public final ObjectRequest<Double> iexscan(double value, Op op) {
        requireScalar("iexscan", op, ElementType.DOUBLE);
        double[] result = {0};
        CollectiveCall call =
                plan(call("iexscan"), Collective.EXSCAN, ElementType.DOUBLE, new double[] {value}, result, op, 0);
        return start("iexscan", new Planned<>(call, () -> result[0]));
    }

    private void requireScalar(String operation, Op op, ElementType type) {
        requireDefined(operation, op, type);
        if (op.unit() > 1) {
            throw error(
                    operation,
                    ErrorClass.OP,
                    "op: " + op + " takes " + op.unit()
                            + " elements at a time (expected: an operation on single values;" + " pass an array)",
                    null);
        }
    }

    private static CollectiveCall plan(
            CollectiveCall call,
            Collective collective,
            ElementType type,
            Object value,
            Object result,
            Op op,
            int root) {
        TypedElements bound = call.memory(type, op);
        bound.input(value, 0);
        bound.output(result, 0);
        return call.plan(collective, root, 1, op.commutative(), false);
    }
}
