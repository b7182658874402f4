package org.pjrun.internal.comm;

import org.jspecify.annotations.Nullable;
import org.pjrun.Op;
import org.pjrun.collectives.Collective;

/** Collective operations on buffers that block. */
abstract class BufferCollectives extends BufferPlans {
    BufferCollectives(CommSpec spec) {
        super(spec);
    }

    @Override
    public final void barrier() {
        run(planBarrier("barrier"));
    }

    @Override
    public final void bcast(Object buffer, int root) {
        run(planBcast("bcast", buffer, 0, WHOLE, root));
    }

    @Override
    public final void bcast(Object buffer, long offset, long count, int root) {
        run(planBcast("bcast", buffer, offset, count, root));
    }

    @Override
    public final void gather(Object sendBuffer, @Nullable Object recvBuffer, int root) {
        run(planGather("gather", Collective.GATHER, sendBuffer, 0, recvBuffer, 0, WHOLE, root));
    }

    @Override
    public final void gather(
            Object sendBuffer, long sendOffset, @Nullable Object recvBuffer, long recvOffset, long count, int root) {
        run(planGather("gather", Collective.GATHER, sendBuffer, sendOffset, recvBuffer, recvOffset, count, root));
    }

    @Override
    public final void gatherv(Object sendBuffer, @Nullable Object recvBuffer, long @Nullable [] counts, int root) {
        run(planGatherv("gatherv", Collective.GATHERV, sendBuffer, 0, WHOLE, recvBuffer, counts, null, root));
    }

    @Override
    public final void gatherv(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            @Nullable Object recvBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            int root) {
        run(planGatherv(
                "gatherv",
                Collective.GATHERV,
                sendBuffer,
                sendOffset,
                sendCount,
                recvBuffer,
                counts,
                displacements,
                root));
    }

    @Override
    public final void scatter(@Nullable Object sendBuffer, Object recvBuffer, int root) {
        run(planScatter("scatter", sendBuffer, 0, recvBuffer, 0, WHOLE, root));
    }

    @Override
    public final void scatter(
            @Nullable Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, int root) {
        run(planScatter("scatter", sendBuffer, sendOffset, recvBuffer, recvOffset, count, root));
    }

    @Override
    public final void scatterv(@Nullable Object sendBuffer, long @Nullable [] counts, Object recvBuffer, int root) {
        run(planScatterv("scatterv", sendBuffer, counts, null, recvBuffer, 0, WHOLE, root));
    }

    @Override
    public final void scatterv(
            @Nullable Object sendBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            Object recvBuffer,
            long recvOffset,
            long recvCount,
            int root) {
        run(planScatterv("scatterv", sendBuffer, counts, displacements, recvBuffer, recvOffset, recvCount, root));
    }

    @Override
    public final void allgather(Object sendBuffer, Object recvBuffer) {
        run(planGather("allgather", Collective.ALLGATHER, sendBuffer, 0, recvBuffer, 0, WHOLE, 0));
    }

    @Override
    public final void allgather(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count) {
        run(planGather("allgather", Collective.ALLGATHER, sendBuffer, sendOffset, recvBuffer, recvOffset, count, 0));
    }

    @Override
    public final void allgatherv(Object sendBuffer, Object recvBuffer, long[] counts) {
        run(planGatherv("allgatherv", Collective.ALLGATHERV, sendBuffer, 0, WHOLE, recvBuffer, counts, null, 0));
    }

    @Override
    public final void allgatherv(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            Object recvBuffer,
            long[] counts,
            long @Nullable [] displacements) {
        run(planGatherv(
                "allgatherv",
                Collective.ALLGATHERV,
                sendBuffer,
                sendOffset,
                sendCount,
                recvBuffer,
                counts,
                displacements,
                0));
    }

    @Override
    public final void alltoall(Object sendBuffer, Object recvBuffer) {
        run(planAlltoall("alltoall", sendBuffer, 0, recvBuffer, 0, WHOLE));
    }

    @Override
    public final void alltoall(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count) {
        run(planAlltoall("alltoall", sendBuffer, sendOffset, recvBuffer, recvOffset, count));
    }

    @Override
    public final void alltoallv(Object sendBuffer, long @Nullable [] sendCounts, Object recvBuffer, long[] recvCounts) {
        run(planAlltoallv("alltoallv", sendBuffer, sendCounts, null, recvBuffer, recvCounts, null));
    }

    @Override
    public final void alltoallv(
            Object sendBuffer,
            long @Nullable [] sendCounts,
            long @Nullable [] sendDisplacements,
            Object recvBuffer,
            long[] recvCounts,
            long @Nullable [] recvDisplacements) {
        run(planAlltoallv(
                "alltoallv", sendBuffer, sendCounts, sendDisplacements, recvBuffer, recvCounts, recvDisplacements));
    }

    @Override
    public final void alltoallw(@Nullable Object @Nullable [] sendBuffers, @Nullable Object[] recvBuffers) {
        run(planAlltoallw("alltoallw", sendBuffers, recvBuffers));
    }

    @Override
    public final void reduce(Object sendBuffer, @Nullable Object recvBuffer, Op op, int root) {
        run(planReduction("reduce", Collective.REDUCE, sendBuffer, 0, recvBuffer, 0, WHOLE, op, root));
    }

    @Override
    public final void reduce(
            Object sendBuffer,
            long sendOffset,
            @Nullable Object recvBuffer,
            long recvOffset,
            long count,
            Op op,
            int root) {
        run(planReduction(
                "reduce", Collective.REDUCE, sendBuffer, sendOffset, recvBuffer, recvOffset, count, op, root));
    }

    @Override
    public final void allreduce(Object sendBuffer, Object recvBuffer, Op op) {
        run(planReduction("allreduce", Collective.ALLREDUCE, sendBuffer, 0, recvBuffer, 0, WHOLE, op, 0));
    }

    @Override
    public final void allreduce(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op) {
        run(planReduction(
                "allreduce", Collective.ALLREDUCE, sendBuffer, sendOffset, recvBuffer, recvOffset, count, op, 0));
    }

    @Override
    public final void reduceScatterBlock(Object sendBuffer, Object recvBuffer, Op op) {
        run(planReduceScatterBlock("reduceScatterBlock", sendBuffer, 0, recvBuffer, 0, WHOLE, op));
    }

    @Override
    public final void reduceScatterBlock(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op) {
        run(planReduceScatterBlock("reduceScatterBlock", sendBuffer, sendOffset, recvBuffer, recvOffset, count, op));
    }

    @Override
    public final void reduceScatter(Object sendBuffer, Object recvBuffer, long[] counts, Op op) {
        run(planReduceScatter("reduceScatter", sendBuffer, 0, recvBuffer, 0, counts, op));
    }

    @Override
    public final void reduceScatter(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long[] counts, Op op) {
        run(planReduceScatter("reduceScatter", sendBuffer, sendOffset, recvBuffer, recvOffset, counts, op));
    }

    @Override
    public final void scan(Object sendBuffer, Object recvBuffer, Op op) {
        run(planReduction("scan", Collective.SCAN, sendBuffer, 0, recvBuffer, 0, WHOLE, op, 0));
    }

    @Override
    public final void scan(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op) {
        run(planReduction("scan", Collective.SCAN, sendBuffer, sendOffset, recvBuffer, recvOffset, count, op, 0));
    }

    @Override
    public final void exscan(Object sendBuffer, Object recvBuffer, Op op) {
        run(planReduction("exscan", Collective.EXSCAN, sendBuffer, 0, recvBuffer, 0, WHOLE, op, 0));
    }

    @Override
    public final void exscan(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op) {
        run(planReduction("exscan", Collective.EXSCAN, sendBuffer, sendOffset, recvBuffer, recvOffset, count, op, 0));
    }

    @Override
    public final void reduceLocal(Object inBuffer, Object inoutBuffer, Op op) {
        reduceInto("reduceLocal", inBuffer, 0, inoutBuffer, 0, WHOLE, op);
    }

    @Override
    public final void reduceLocal(
            Object inBuffer, long inOffset, Object inoutBuffer, long inoutOffset, long count, Op op) {
        reduceInto("reduceLocal", inBuffer, inOffset, inoutBuffer, inoutOffset, count, op);
    }
}
