package org.pjrun.internal.comm;

import org.jspecify.annotations.Nullable;
import org.pjrun.PersistentRequest;
import org.pjrun.Request;
import org.pjrun.TopologyComm;

/** Collectives among neighbours, in every mode. */
abstract class NeighborLane extends NeighborPlans implements TopologyComm {
    NeighborLane(CommSpec spec) {
        super(spec);
    }

    @Override
    public TopologyComm dup() {
        return (TopologyComm) super.dup();
    }

    @Override
    public final void neighborAllgather(Object sendBuffer, Object recvBuffer) {
        run(planNeighborAllgather("neighborAllgather", sendBuffer, 0, recvBuffer, 0, WHOLE));
    }

    @Override
    public final void neighborAllgather(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count) {
        run(planNeighborAllgather("neighborAllgather", sendBuffer, sendOffset, recvBuffer, recvOffset, count));
    }

    @Override
    public final void neighborAllgatherv(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            Object recvBuffer,
            long[] counts,
            long @Nullable [] displacements) {
        run(planNeighborAllgatherv(
                "neighborAllgatherv", sendBuffer, sendOffset, sendCount, recvBuffer, counts, displacements));
    }

    @Override
    public final void neighborAlltoall(Object sendBuffer, Object recvBuffer) {
        run(planNeighborAlltoall("neighborAlltoall", sendBuffer, 0, recvBuffer, 0, WHOLE));
    }

    @Override
    public final void neighborAlltoall(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count) {
        run(planNeighborAlltoall("neighborAlltoall", sendBuffer, sendOffset, recvBuffer, recvOffset, count));
    }

    @Override
    public final void neighborAlltoallv(
            Object sendBuffer,
            long[] sendCounts,
            long @Nullable [] sendDisplacements,
            Object recvBuffer,
            long[] recvCounts,
            long @Nullable [] recvDisplacements) {
        run(planNeighborAlltoallv(
                "neighborAlltoallv",
                sendBuffer,
                sendCounts,
                sendDisplacements,
                recvBuffer,
                recvCounts,
                recvDisplacements));
    }

    @Override
    public final void neighborAlltoallw(Object[] sendBuffers, Object[] recvBuffers) {
        run(planNeighborAlltoallw("neighborAlltoallw", sendBuffers, recvBuffers));
    }

    @Override
    public final Request ineighborAllgather(Object sendBuffer, Object recvBuffer) {
        return start(planNeighborAllgather("ineighborAllgather", sendBuffer, 0, recvBuffer, 0, WHOLE));
    }

    @Override
    public final Request ineighborAllgather(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count) {
        return start(
                planNeighborAllgather("ineighborAllgather", sendBuffer, sendOffset, recvBuffer, recvOffset, count));
    }

    @Override
    public final Request ineighborAllgatherv(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            Object recvBuffer,
            long[] counts,
            long @Nullable [] displacements) {
        return start(planNeighborAllgatherv(
                "ineighborAllgatherv", sendBuffer, sendOffset, sendCount, recvBuffer, counts, displacements));
    }

    @Override
    public final Request ineighborAlltoall(Object sendBuffer, Object recvBuffer) {
        return start(planNeighborAlltoall("ineighborAlltoall", sendBuffer, 0, recvBuffer, 0, WHOLE));
    }

    @Override
    public final Request ineighborAlltoall(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count) {
        return start(planNeighborAlltoall("ineighborAlltoall", sendBuffer, sendOffset, recvBuffer, recvOffset, count));
    }

    @Override
    public final Request ineighborAlltoallv(
            Object sendBuffer,
            long[] sendCounts,
            long @Nullable [] sendDisplacements,
            Object recvBuffer,
            long[] recvCounts,
            long @Nullable [] recvDisplacements) {
        return start(planNeighborAlltoallv(
                "ineighborAlltoallv",
                sendBuffer,
                sendCounts,
                sendDisplacements,
                recvBuffer,
                recvCounts,
                recvDisplacements));
    }

    @Override
    public final Request ineighborAlltoallw(Object[] sendBuffers, Object[] recvBuffers) {
        return start(planNeighborAlltoallw("ineighborAlltoallw", sendBuffers, recvBuffers));
    }

    @Override
    public final PersistentRequest neighborAllgatherInit(Object sendBuffer, Object recvBuffer) {
        return init(planNeighborAllgather("neighborAllgatherInit", sendBuffer, 0, recvBuffer, 0, WHOLE));
    }

    @Override
    public final PersistentRequest neighborAllgatherInit(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count) {
        return init(
                planNeighborAllgather("neighborAllgatherInit", sendBuffer, sendOffset, recvBuffer, recvOffset, count));
    }

    @Override
    public final PersistentRequest neighborAllgathervInit(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            Object recvBuffer,
            long[] counts,
            long @Nullable [] displacements) {
        return init(planNeighborAllgatherv(
                "neighborAllgathervInit", sendBuffer, sendOffset, sendCount, recvBuffer, counts, displacements));
    }

    @Override
    public final PersistentRequest neighborAlltoallInit(Object sendBuffer, Object recvBuffer) {
        return init(planNeighborAlltoall("neighborAlltoallInit", sendBuffer, 0, recvBuffer, 0, WHOLE));
    }

    @Override
    public final PersistentRequest neighborAlltoallInit(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count) {
        return init(
                planNeighborAlltoall("neighborAlltoallInit", sendBuffer, sendOffset, recvBuffer, recvOffset, count));
    }

    @Override
    public final PersistentRequest neighborAlltoallvInit(
            Object sendBuffer,
            long[] sendCounts,
            long @Nullable [] sendDisplacements,
            Object recvBuffer,
            long[] recvCounts,
            long @Nullable [] recvDisplacements) {
        return init(planNeighborAlltoallv(
                "neighborAlltoallvInit",
                sendBuffer,
                sendCounts,
                sendDisplacements,
                recvBuffer,
                recvCounts,
                recvDisplacements));
    }

    @Override
    public final PersistentRequest neighborAlltoallwInit(Object[] sendBuffers, Object[] recvBuffers) {
        return init(planNeighborAlltoallw("neighborAlltoallwInit", sendBuffers, recvBuffers));
    }
}
