package org.pjrun.internal.comm;

import org.jspecify.annotations.Nullable;
import org.pjrun.Op;
import org.pjrun.PersistentRequest;
import org.pjrun.collectives.Collective;

/** Collective operations on buffers that are started again and again. */
abstract class PersistentBuffers extends NonblockingBuffers {
    PersistentBuffers(CommSpec spec) {
        super(spec);
    }

    @Override
    public final PersistentRequest barrierInit() {
        return init(planBarrier("barrierInit"));
    }

    @Override
    public final PersistentRequest bcastInit(Object buffer, int root) {
        return init(planBcast("bcastInit", buffer, 0, WHOLE, root));
    }

    @Override
    public final PersistentRequest bcastInit(Object buffer, long offset, long count, int root) {
        return init(planBcast("bcastInit", buffer, offset, count, root));
    }

    @Override
    public final PersistentRequest gatherInit(Object sendBuffer, @Nullable Object recvBuffer, int root) {
        return init(planGather("gatherInit", Collective.GATHER, sendBuffer, 0, recvBuffer, 0, WHOLE, root));
    }

    @Override
    public final PersistentRequest gatherInit(
            Object sendBuffer, long sendOffset, @Nullable Object recvBuffer, long recvOffset, long count, int root) {
        return init(planGather(
                "gatherInit", Collective.GATHER, sendBuffer, sendOffset, recvBuffer, recvOffset, count, root));
    }

    @Override
    public final PersistentRequest gathervInit(
            Object sendBuffer, @Nullable Object recvBuffer, long @Nullable [] counts, int root) {
        return init(
                planGatherv("gathervInit", Collective.GATHERV, sendBuffer, 0, WHOLE, recvBuffer, counts, null, root));
    }

    @Override
    public final PersistentRequest gathervInit(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            @Nullable Object recvBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            int root) {
        return init(planGatherv(
                "gathervInit",
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
    public final PersistentRequest scatterInit(@Nullable Object sendBuffer, Object recvBuffer, int root) {
        return init(planScatter("scatterInit", sendBuffer, 0, recvBuffer, 0, WHOLE, root));
    }

    @Override
    public final PersistentRequest scatterInit(
            @Nullable Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, int root) {
        return init(planScatter("scatterInit", sendBuffer, sendOffset, recvBuffer, recvOffset, count, root));
    }

    @Override
    public final PersistentRequest scattervInit(
            @Nullable Object sendBuffer, long @Nullable [] counts, Object recvBuffer, int root) {
        return init(planScatterv("scattervInit", sendBuffer, counts, null, recvBuffer, 0, WHOLE, root));
    }

    @Override
    public final PersistentRequest scattervInit(
            @Nullable Object sendBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            Object recvBuffer,
            long recvOffset,
            long recvCount,
            int root) {
        return init(planScatterv(
                "scattervInit", sendBuffer, counts, displacements, recvBuffer, recvOffset, recvCount, root));
    }

    @Override
    public final PersistentRequest allgatherInit(Object sendBuffer, Object recvBuffer) {
        return init(planGather("allgatherInit", Collective.ALLGATHER, sendBuffer, 0, recvBuffer, 0, WHOLE, 0));
    }

    @Override
    public final PersistentRequest allgatherInit(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count) {
        return init(planGather(
                "allgatherInit", Collective.ALLGATHER, sendBuffer, sendOffset, recvBuffer, recvOffset, count, 0));
    }

    @Override
    public final PersistentRequest allgathervInit(Object sendBuffer, Object recvBuffer, long[] counts) {
        return init(planGatherv(
                "allgathervInit", Collective.ALLGATHERV, sendBuffer, 0, WHOLE, recvBuffer, counts, null, 0));
    }

    @Override
    public final PersistentRequest allgathervInit(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            Object recvBuffer,
            long[] counts,
            long @Nullable [] displacements) {
        return init(planGatherv(
                "allgathervInit",
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
    public final PersistentRequest alltoallInit(Object sendBuffer, Object recvBuffer) {
        return init(planAlltoall("alltoallInit", sendBuffer, 0, recvBuffer, 0, WHOLE));
    }

    @Override
    public final PersistentRequest alltoallInit(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count) {
        return init(planAlltoall("alltoallInit", sendBuffer, sendOffset, recvBuffer, recvOffset, count));
    }

    @Override
    public final PersistentRequest alltoallvInit(
            Object sendBuffer, long @Nullable [] sendCounts, Object recvBuffer, long[] recvCounts) {
        return init(planAlltoallv("alltoallvInit", sendBuffer, sendCounts, null, recvBuffer, recvCounts, null));
    }

    @Override
    public final PersistentRequest alltoallvInit(
            Object sendBuffer,
            long @Nullable [] sendCounts,
            long @Nullable [] sendDisplacements,
            Object recvBuffer,
            long[] recvCounts,
            long @Nullable [] recvDisplacements) {
        return init(planAlltoallv(
                "alltoallvInit", sendBuffer, sendCounts, sendDisplacements, recvBuffer, recvCounts, recvDisplacements));
    }

    @Override
    public final PersistentRequest alltoallwInit(
            @Nullable Object @Nullable [] sendBuffers, @Nullable Object[] recvBuffers) {
        return init(planAlltoallw("alltoallwInit", sendBuffers, recvBuffers));
    }

    @Override
    public final PersistentRequest reduceInit(Object sendBuffer, @Nullable Object recvBuffer, Op op, int root) {
        return init(planReduction("reduceInit", Collective.REDUCE, sendBuffer, 0, recvBuffer, 0, WHOLE, op, root));
    }

    @Override
    public final PersistentRequest reduceInit(
            Object sendBuffer,
            long sendOffset,
            @Nullable Object recvBuffer,
            long recvOffset,
            long count,
            Op op,
            int root) {
        return init(planReduction(
                "reduceInit", Collective.REDUCE, sendBuffer, sendOffset, recvBuffer, recvOffset, count, op, root));
    }

    @Override
    public final PersistentRequest allreduceInit(Object sendBuffer, Object recvBuffer, Op op) {
        return init(planReduction("allreduceInit", Collective.ALLREDUCE, sendBuffer, 0, recvBuffer, 0, WHOLE, op, 0));
    }

    @Override
    public final PersistentRequest allreduceInit(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op) {
        return init(planReduction(
                "allreduceInit", Collective.ALLREDUCE, sendBuffer, sendOffset, recvBuffer, recvOffset, count, op, 0));
    }

    @Override
    public final PersistentRequest reduceScatterBlockInit(Object sendBuffer, Object recvBuffer, Op op) {
        return init(planReduceScatterBlock("reduceScatterBlockInit", sendBuffer, 0, recvBuffer, 0, WHOLE, op));
    }

    @Override
    public final PersistentRequest reduceScatterBlockInit(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op) {
        return init(planReduceScatterBlock(
                "reduceScatterBlockInit", sendBuffer, sendOffset, recvBuffer, recvOffset, count, op));
    }

    @Override
    public final PersistentRequest reduceScatterInit(Object sendBuffer, Object recvBuffer, long[] counts, Op op) {
        return init(planReduceScatter("reduceScatterInit", sendBuffer, 0, recvBuffer, 0, counts, op));
    }

    @Override
    public final PersistentRequest reduceScatterInit(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long[] counts, Op op) {
        return init(planReduceScatter("reduceScatterInit", sendBuffer, sendOffset, recvBuffer, recvOffset, counts, op));
    }

    @Override
    public final PersistentRequest scanInit(Object sendBuffer, Object recvBuffer, Op op) {
        return init(planReduction("scanInit", Collective.SCAN, sendBuffer, 0, recvBuffer, 0, WHOLE, op, 0));
    }

    @Override
    public final PersistentRequest scanInit(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op) {
        return init(planReduction(
                "scanInit", Collective.SCAN, sendBuffer, sendOffset, recvBuffer, recvOffset, count, op, 0));
    }

    @Override
    public final PersistentRequest exscanInit(Object sendBuffer, Object recvBuffer, Op op) {
        return init(planReduction("exscanInit", Collective.EXSCAN, sendBuffer, 0, recvBuffer, 0, WHOLE, op, 0));
    }

    @Override
    public final PersistentRequest exscanInit(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op) {
        return init(planReduction(
                "exscanInit", Collective.EXSCAN, sendBuffer, sendOffset, recvBuffer, recvOffset, count, op, 0));
    }
}
