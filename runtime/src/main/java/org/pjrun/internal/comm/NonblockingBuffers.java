package org.pjrun.internal.comm;

import org.jspecify.annotations.Nullable;
import org.pjrun.Op;
import org.pjrun.Request;
import org.pjrun.collectives.Collective;

/** Collective operations on buffers that are started and waited for. */
abstract class NonblockingBuffers extends BufferCollectives {
    NonblockingBuffers(CommSpec spec) {
        super(spec);
    }

    @Override
    public final Request ibarrier() {
        return start(planBarrier("ibarrier"));
    }

    @Override
    public final Request ibcast(Object buffer, int root) {
        return start(planBcast("ibcast", buffer, 0, WHOLE, root));
    }

    @Override
    public final Request ibcast(Object buffer, long offset, long count, int root) {
        return start(planBcast("ibcast", buffer, offset, count, root));
    }

    @Override
    public final Request igather(Object sendBuffer, @Nullable Object recvBuffer, int root) {
        return start(planGather("igather", Collective.GATHER, sendBuffer, 0, recvBuffer, 0, WHOLE, root));
    }

    @Override
    public final Request igather(
            Object sendBuffer, long sendOffset, @Nullable Object recvBuffer, long recvOffset, long count, int root) {
        return start(
                planGather("igather", Collective.GATHER, sendBuffer, sendOffset, recvBuffer, recvOffset, count, root));
    }

    @Override
    public final Request igatherv(Object sendBuffer, @Nullable Object recvBuffer, long @Nullable [] counts, int root) {
        return start(planGatherv("igatherv", Collective.GATHERV, sendBuffer, 0, WHOLE, recvBuffer, counts, null, root));
    }

    @Override
    public final Request igatherv(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            @Nullable Object recvBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            int root) {
        return start(planGatherv(
                "igatherv",
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
    public final Request iscatter(@Nullable Object sendBuffer, Object recvBuffer, int root) {
        return start(planScatter("iscatter", sendBuffer, 0, recvBuffer, 0, WHOLE, root));
    }

    @Override
    public final Request iscatter(
            @Nullable Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, int root) {
        return start(planScatter("iscatter", sendBuffer, sendOffset, recvBuffer, recvOffset, count, root));
    }

    @Override
    public final Request iscatterv(@Nullable Object sendBuffer, long @Nullable [] counts, Object recvBuffer, int root) {
        return start(planScatterv("iscatterv", sendBuffer, counts, null, recvBuffer, 0, WHOLE, root));
    }

    @Override
    public final Request iscatterv(
            @Nullable Object sendBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            Object recvBuffer,
            long recvOffset,
            long recvCount,
            int root) {
        return start(
                planScatterv("iscatterv", sendBuffer, counts, displacements, recvBuffer, recvOffset, recvCount, root));
    }

    @Override
    public final Request iallgather(Object sendBuffer, Object recvBuffer) {
        return start(planGather("iallgather", Collective.ALLGATHER, sendBuffer, 0, recvBuffer, 0, WHOLE, 0));
    }

    @Override
    public final Request iallgather(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count) {
        return start(planGather(
                "iallgather", Collective.ALLGATHER, sendBuffer, sendOffset, recvBuffer, recvOffset, count, 0));
    }

    @Override
    public final Request iallgatherv(Object sendBuffer, Object recvBuffer, long[] counts) {
        return start(
                planGatherv("iallgatherv", Collective.ALLGATHERV, sendBuffer, 0, WHOLE, recvBuffer, counts, null, 0));
    }

    @Override
    public final Request iallgatherv(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            Object recvBuffer,
            long[] counts,
            long @Nullable [] displacements) {
        return start(planGatherv(
                "iallgatherv",
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
    public final Request ialltoall(Object sendBuffer, Object recvBuffer) {
        return start(planAlltoall("ialltoall", sendBuffer, 0, recvBuffer, 0, WHOLE));
    }

    @Override
    public final Request ialltoall(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count) {
        return start(planAlltoall("ialltoall", sendBuffer, sendOffset, recvBuffer, recvOffset, count));
    }

    @Override
    public final Request ialltoallv(
            Object sendBuffer, long @Nullable [] sendCounts, Object recvBuffer, long[] recvCounts) {
        return start(planAlltoallv("ialltoallv", sendBuffer, sendCounts, null, recvBuffer, recvCounts, null));
    }

    @Override
    public final Request ialltoallv(
            Object sendBuffer,
            long @Nullable [] sendCounts,
            long @Nullable [] sendDisplacements,
            Object recvBuffer,
            long[] recvCounts,
            long @Nullable [] recvDisplacements) {
        return start(planAlltoallv(
                "ialltoallv", sendBuffer, sendCounts, sendDisplacements, recvBuffer, recvCounts, recvDisplacements));
    }

    @Override
    public final Request ialltoallw(@Nullable Object @Nullable [] sendBuffers, @Nullable Object[] recvBuffers) {
        return start(planAlltoallw("ialltoallw", sendBuffers, recvBuffers));
    }

    @Override
    public final Request ireduce(Object sendBuffer, @Nullable Object recvBuffer, Op op, int root) {
        return start(planReduction("ireduce", Collective.REDUCE, sendBuffer, 0, recvBuffer, 0, WHOLE, op, root));
    }

    @Override
    public final Request ireduce(
            Object sendBuffer,
            long sendOffset,
            @Nullable Object recvBuffer,
            long recvOffset,
            long count,
            Op op,
            int root) {
        return start(planReduction(
                "ireduce", Collective.REDUCE, sendBuffer, sendOffset, recvBuffer, recvOffset, count, op, root));
    }

    @Override
    public final Request iallreduce(Object sendBuffer, Object recvBuffer, Op op) {
        return start(planReduction("iallreduce", Collective.ALLREDUCE, sendBuffer, 0, recvBuffer, 0, WHOLE, op, 0));
    }

    @Override
    public final Request iallreduce(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op) {
        return start(planReduction(
                "iallreduce", Collective.ALLREDUCE, sendBuffer, sendOffset, recvBuffer, recvOffset, count, op, 0));
    }

    @Override
    public final Request ireduceScatterBlock(Object sendBuffer, Object recvBuffer, Op op) {
        return start(planReduceScatterBlock("ireduceScatterBlock", sendBuffer, 0, recvBuffer, 0, WHOLE, op));
    }

    @Override
    public final Request ireduceScatterBlock(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op) {
        return start(planReduceScatterBlock(
                "ireduceScatterBlock", sendBuffer, sendOffset, recvBuffer, recvOffset, count, op));
    }

    @Override
    public final Request ireduceScatter(Object sendBuffer, Object recvBuffer, long[] counts, Op op) {
        return start(planReduceScatter("ireduceScatter", sendBuffer, 0, recvBuffer, 0, counts, op));
    }

    @Override
    public final Request ireduceScatter(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long[] counts, Op op) {
        return start(planReduceScatter("ireduceScatter", sendBuffer, sendOffset, recvBuffer, recvOffset, counts, op));
    }

    @Override
    public final Request iscan(Object sendBuffer, Object recvBuffer, Op op) {
        return start(planReduction("iscan", Collective.SCAN, sendBuffer, 0, recvBuffer, 0, WHOLE, op, 0));
    }

    @Override
    public final Request iscan(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op) {
        return start(
                planReduction("iscan", Collective.SCAN, sendBuffer, sendOffset, recvBuffer, recvOffset, count, op, 0));
    }

    @Override
    public final Request iexscan(Object sendBuffer, Object recvBuffer, Op op) {
        return start(planReduction("iexscan", Collective.EXSCAN, sendBuffer, 0, recvBuffer, 0, WHOLE, op, 0));
    }

    @Override
    public final Request iexscan(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op) {
        return start(planReduction(
                "iexscan", Collective.EXSCAN, sendBuffer, sendOffset, recvBuffer, recvOffset, count, op, 0));
    }
}
