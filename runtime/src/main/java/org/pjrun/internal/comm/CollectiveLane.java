package org.pjrun.internal.comm;

import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.pjrun.*;
import org.pjrun.internal.engine.Engine;
import org.pjrun.internal.object.ObjectCodec;

abstract class CollectiveLane extends ObjectLane {
    CollectiveLane(Engine engine, Group group, String name, long context, ObjectCodec objects) {
        super(engine, group, name, context, objects);
    }

    @Override
    public void barrier() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void bcast(Object buffer, int root) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void bcast(Object buffer, long offset, long count, int root) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void reduce(Object sendBuffer, @Nullable Object recvBuffer, Op op, int root) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void reduce(
            Object sendBuffer,
            long sendOffset,
            @Nullable Object recvBuffer,
            long recvOffset,
            long count,
            Op op,
            int root) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void allreduce(Object sendBuffer, Object recvBuffer, Op op) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void allreduce(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void scatter(@Nullable Object sendBuffer, Object recvBuffer, int root) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void scatter(
            @Nullable Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, int root) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void gather(Object sendBuffer, @Nullable Object recvBuffer, int root) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void gather(
            Object sendBuffer, long sendOffset, @Nullable Object recvBuffer, long recvOffset, long count, int root) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void allgather(Object sendBuffer, Object recvBuffer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void allgather(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int bcast(int value, int root) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long bcast(long value, int root) {
        throw new UnsupportedOperationException();
    }

    @Override
    public double bcast(double value, int root) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int reduce(int value, Op op, int root) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long reduce(long value, Op op, int root) {
        throw new UnsupportedOperationException();
    }

    @Override
    public double reduce(double value, Op op, int root) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int allreduce(int value, Op op) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long allreduce(long value, Op op) {
        throw new UnsupportedOperationException();
    }

    @Override
    public double allreduce(double value, Op op) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T extends @Nullable Object> T bcastObject(T object, int root) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> @Nullable T reduceObject(T object, BinaryOperator<T> op, int root) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T allreduceObject(T object, BinaryOperator<T> op) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T extends @Nullable Object> T scatterObject(@Nullable List<? extends T> objects, int root) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T extends @Nullable Object> List<T> gatherObject(T object, int root) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T extends @Nullable Object> List<T> allgatherObject(T object) {
        throw new UnsupportedOperationException();
    }
}
