package org.pjrun.internal.comm;

import org.pjrun.ElementType;
import org.pjrun.Op;
import org.pjrun.collectives.Collective;
import org.pjrun.internal.collective.TypedElements;

/** Collective operations on one value of each rank, which passes through arrays that are used again and again. */
abstract class ScalarCollectives extends BufferCollectives {
    private final int[] intValue = new int[1];
    private final int[] intResult = new int[1];
    private final long[] longValue = new long[1];
    private final long[] longResult = new long[1];
    private final double[] doubleValue = new double[1];
    private final double[] doubleResult = new double[1];

    ScalarCollectives(CommSpec spec) {
        super(spec);
    }

    @Override
    public final int bcast(int value, int root) {
        requireRoot("bcast", root);
        begin("bcast");
        try {
            intResult[0] = value;
            bcastScalar(ElementType.INT, intResult, root);
            return intResult[0];
        } finally {
            collectives.end();
        }
    }

    @Override
    public final long bcast(long value, int root) {
        requireRoot("bcast", root);
        begin("bcast");
        try {
            longResult[0] = value;
            bcastScalar(ElementType.LONG, longResult, root);
            return longResult[0];
        } finally {
            collectives.end();
        }
    }

    @Override
    public final double bcast(double value, int root) {
        requireRoot("bcast", root);
        begin("bcast");
        try {
            doubleResult[0] = value;
            bcastScalar(ElementType.DOUBLE, doubleResult, root);
            return doubleResult[0];
        } finally {
            collectives.end();
        }
    }

    private void bcastScalar(ElementType type, Object result, int root) {
        collectives.elements(type, Op.SUM).output(result, 0);
        run("bcast", Collective.BCAST, root, 1, true, false);
    }

    @Override
    public final int reduce(int value, Op op, int root) {
        requireRoot("reduce", root);
        requireDefined("reduce", op, ElementType.INT);
        begin("reduce");
        try {
            intValue[0] = value;
            combine("reduce", Collective.REDUCE, ElementType.INT, intValue, intResult, op, root);
            return rank() == root ? intResult[0] : value;
        } finally {
            collectives.end();
        }
    }

    @Override
    public final long reduce(long value, Op op, int root) {
        requireRoot("reduce", root);
        requireDefined("reduce", op, ElementType.LONG);
        begin("reduce");
        try {
            longValue[0] = value;
            combine("reduce", Collective.REDUCE, ElementType.LONG, longValue, longResult, op, root);
            return rank() == root ? longResult[0] : value;
        } finally {
            collectives.end();
        }
    }

    @Override
    public final double reduce(double value, Op op, int root) {
        requireRoot("reduce", root);
        requireDefined("reduce", op, ElementType.DOUBLE);
        begin("reduce");
        try {
            doubleValue[0] = value;
            combine("reduce", Collective.REDUCE, ElementType.DOUBLE, doubleValue, doubleResult, op, root);
            return rank() == root ? doubleResult[0] : value;
        } finally {
            collectives.end();
        }
    }

    @Override
    public final int allreduce(int value, Op op) {
        requireDefined("allreduce", op, ElementType.INT);
        begin("allreduce");
        try {
            intValue[0] = value;
            combine("allreduce", Collective.ALLREDUCE, ElementType.INT, intValue, intResult, op, 0);
            return intResult[0];
        } finally {
            collectives.end();
        }
    }

    @Override
    public final long allreduce(long value, Op op) {
        requireDefined("allreduce", op, ElementType.LONG);
        begin("allreduce");
        try {
            longValue[0] = value;
            combine("allreduce", Collective.ALLREDUCE, ElementType.LONG, longValue, longResult, op, 0);
            return longResult[0];
        } finally {
            collectives.end();
        }
    }

    @Override
    public final double allreduce(double value, Op op) {
        requireDefined("allreduce", op, ElementType.DOUBLE);
        begin("allreduce");
        try {
            doubleValue[0] = value;
            combine("allreduce", Collective.ALLREDUCE, ElementType.DOUBLE, doubleValue, doubleResult, op, 0);
            return doubleResult[0];
        } finally {
            collectives.end();
        }
    }

    private void combine(
            String operation, Collective collective, ElementType type, Object value, Object result, Op op, int root) {
        TypedElements bound = collectives.elements(type, op);
        bound.input(value, 0);
        bound.output(result, 0);
        run(operation, collective, root, 1, op.commutative(), false);
    }
}
