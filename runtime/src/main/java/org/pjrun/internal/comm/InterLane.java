package org.pjrun.internal.comm;

import org.jspecify.annotations.Nullable;
import org.pjrun.InterComm;
import org.pjrun.Op;
import org.pjrun.Request;

/** The collectives of an intercommunicator, which run over its bridge. */
abstract class InterLane extends ObjectLane implements InterComm {
    final Bridge bridge;

    InterLane(CommSpec spec, Bridge bridge) {
        super(spec);
        this.bridge = bridge;
    }

    /** Counts that are checked next; none where they are missing. */
    private static long[] present(long @Nullable [] counts) {
        return counts == null ? new long[0] : counts;
    }

    @Override
    public final void barrier() {
        requireUsable("barrier");
        bridge.run(bridge.planBarrier("barrier"));
    }

    @Override
    public final void bcast(@Nullable Object buffer, int root) {
        requireUsable("bcast");
        bridge.run(bridge.bcast("bcast", buffer, 0, WHOLE, root));
    }

    @Override
    public final void bcast(@Nullable Object buffer, long offset, long count, int root) {
        requireUsable("bcast");
        bridge.run(bridge.bcast("bcast", buffer, offset, count, root));
    }

    @Override
    public final void gather(@Nullable Object sendBuffer, @Nullable Object recvBuffer, int root) {
        requireUsable("gather");
        bridge.run(bridge.gather("gather", sendBuffer, 0, WHOLE, recvBuffer, 0, WHOLE, null, null, root));
    }

    @Override
    public final void gather(
            @Nullable Object sendBuffer,
            long sendOffset,
            @Nullable Object recvBuffer,
            long recvOffset,
            long count,
            int root) {
        requireUsable("gather");
        bridge.run(bridge.gather(
                "gather", sendBuffer, sendOffset, count, recvBuffer, recvOffset, count, null, null, root));
    }

    @Override
    public final void gatherv(
            @Nullable Object sendBuffer,
            long sendOffset,
            long sendCount,
            @Nullable Object recvBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            int root) {
        requireUsable("gatherv");
        bridge.run(bridge.gather(
                "gatherv", sendBuffer, sendOffset, sendCount, recvBuffer, 0, 0, present(counts), displacements, root));
    }

    @Override
    public final void scatter(@Nullable Object sendBuffer, @Nullable Object recvBuffer, int root) {
        requireUsable("scatter");
        bridge.run(bridge.scatter("scatter", sendBuffer, 0, WHOLE, null, null, recvBuffer, 0, WHOLE, root));
    }

    @Override
    public final void scatter(
            @Nullable Object sendBuffer,
            long sendOffset,
            @Nullable Object recvBuffer,
            long recvOffset,
            long count,
            int root) {
        requireUsable("scatter");
        bridge.run(bridge.scatter(
                "scatter", sendBuffer, sendOffset, count, null, null, recvBuffer, recvOffset, count, root));
    }

    @Override
    public final void scatterv(
            @Nullable Object sendBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            @Nullable Object recvBuffer,
            long recvOffset,
            long recvCount,
            int root) {
        requireUsable("scatterv");
        bridge.run(bridge.scatter(
                "scatterv", sendBuffer, 0, 0, present(counts), displacements, recvBuffer, recvOffset, recvCount, root));
    }

    @Override
    public final void allgather(Object sendBuffer, Object recvBuffer) {
        requireUsable("allgather");
        bridge.run(bridge.allgather("allgather", sendBuffer, 0, WHOLE, recvBuffer, 0, WHOLE, null, null));
    }

    @Override
    public final void allgather(
            Object sendBuffer, long sendOffset, long sendCount, Object recvBuffer, long recvOffset, long recvCount) {
        requireUsable("allgather");
        bridge.run(bridge.allgather(
                "allgather", sendBuffer, sendOffset, sendCount, recvBuffer, recvOffset, recvCount, null, null));
    }

    @Override
    public final void allgatherv(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            Object recvBuffer,
            long[] counts,
            long @Nullable [] displacements) {
        requireUsable("allgatherv");
        bridge.run(bridge.allgather(
                "allgatherv", sendBuffer, sendOffset, sendCount, recvBuffer, 0, 0, counts, displacements));
    }

    @Override
    public final void alltoall(Object sendBuffer, Object recvBuffer) {
        requireUsable("alltoall");
        bridge.run(bridge.alltoall("alltoall", sendBuffer, 0, WHOLE, null, null, recvBuffer, 0, WHOLE, null, null));
    }

    @Override
    public final void alltoall(
            Object sendBuffer, long sendOffset, long sendCount, Object recvBuffer, long recvOffset, long recvCount) {
        requireUsable("alltoall");
        bridge.run(bridge.alltoall(
                "alltoall",
                sendBuffer,
                sendOffset,
                sendCount,
                null,
                null,
                recvBuffer,
                recvOffset,
                recvCount,
                null,
                null));
    }

    @Override
    public final void alltoallv(
            Object sendBuffer,
            long[] sendCounts,
            long @Nullable [] sendDisplacements,
            Object recvBuffer,
            long[] recvCounts,
            long @Nullable [] recvDisplacements) {
        requireUsable("alltoallv");
        bridge.run(bridge.alltoall(
                "alltoallv",
                sendBuffer,
                0,
                0,
                sendCounts,
                sendDisplacements,
                recvBuffer,
                0,
                0,
                recvCounts,
                recvDisplacements));
    }

    @Override
    public final void reduce(@Nullable Object sendBuffer, @Nullable Object recvBuffer, Op op, int root) {
        requireUsable("reduce");
        bridge.run(bridge.reduce("reduce", sendBuffer, 0, recvBuffer, 0, WHOLE, op, root));
    }

    @Override
    public final void reduce(
            @Nullable Object sendBuffer,
            long sendOffset,
            @Nullable Object recvBuffer,
            long recvOffset,
            long count,
            Op op,
            int root) {
        requireUsable("reduce");
        bridge.run(bridge.reduce("reduce", sendBuffer, sendOffset, recvBuffer, recvOffset, count, op, root));
    }

    @Override
    public final void allreduce(Object sendBuffer, Object recvBuffer, Op op) {
        requireUsable("allreduce");
        bridge.run(bridge.allreduce("allreduce", sendBuffer, 0, recvBuffer, 0, WHOLE, op));
    }

    @Override
    public final void allreduce(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op) {
        requireUsable("allreduce");
        bridge.run(bridge.allreduce("allreduce", sendBuffer, sendOffset, recvBuffer, recvOffset, count, op));
    }

    @Override
    public final void reduceScatterBlock(Object sendBuffer, Object recvBuffer, Op op) {
        requireUsable("reduceScatterBlock");
        bridge.run(bridge.reduceScatter("reduceScatterBlock", sendBuffer, 0, recvBuffer, 0, WHOLE, null, op));
    }

    @Override
    public final void reduceScatterBlock(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long recvCount, Op op) {
        requireUsable("reduceScatterBlock");
        bridge.run(bridge.reduceScatter(
                "reduceScatterBlock", sendBuffer, sendOffset, recvBuffer, recvOffset, recvCount, null, op));
    }

    @Override
    public final void reduceScatter(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long[] recvCounts, Op op) {
        requireUsable("reduceScatter");
        bridge.run(bridge.reduceScatter(
                "reduceScatter", sendBuffer, sendOffset, recvBuffer, recvOffset, 0, recvCounts, op));
    }

    @Override
    public final Request ibarrier() {
        requireUsable("ibarrier");
        return bridge.start(bridge.planBarrier("ibarrier"));
    }

    @Override
    public final Request ibcast(@Nullable Object buffer, int root) {
        requireUsable("ibcast");
        return bridge.start(bridge.bcast("ibcast", buffer, 0, WHOLE, root));
    }

    @Override
    public final Request ibcast(@Nullable Object buffer, long offset, long count, int root) {
        requireUsable("ibcast");
        return bridge.start(bridge.bcast("ibcast", buffer, offset, count, root));
    }

    @Override
    public final Request igather(@Nullable Object sendBuffer, @Nullable Object recvBuffer, int root) {
        requireUsable("igather");
        return bridge.start(bridge.gather("igather", sendBuffer, 0, WHOLE, recvBuffer, 0, WHOLE, null, null, root));
    }

    @Override
    public final Request igather(
            @Nullable Object sendBuffer,
            long sendOffset,
            @Nullable Object recvBuffer,
            long recvOffset,
            long count,
            int root) {
        requireUsable("igather");
        return bridge.start(bridge.gather(
                "igather", sendBuffer, sendOffset, count, recvBuffer, recvOffset, count, null, null, root));
    }

    @Override
    public final Request igatherv(
            @Nullable Object sendBuffer,
            long sendOffset,
            long sendCount,
            @Nullable Object recvBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            int root) {
        requireUsable("igatherv");
        return bridge.start(bridge.gather(
                "igatherv", sendBuffer, sendOffset, sendCount, recvBuffer, 0, 0, present(counts), displacements, root));
    }

    @Override
    public final Request iscatter(@Nullable Object sendBuffer, @Nullable Object recvBuffer, int root) {
        requireUsable("iscatter");
        return bridge.start(bridge.scatter("iscatter", sendBuffer, 0, WHOLE, null, null, recvBuffer, 0, WHOLE, root));
    }

    @Override
    public final Request iscatter(
            @Nullable Object sendBuffer,
            long sendOffset,
            @Nullable Object recvBuffer,
            long recvOffset,
            long count,
            int root) {
        requireUsable("iscatter");
        return bridge.start(bridge.scatter(
                "iscatter", sendBuffer, sendOffset, count, null, null, recvBuffer, recvOffset, count, root));
    }

    @Override
    public final Request iscatterv(
            @Nullable Object sendBuffer,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            @Nullable Object recvBuffer,
            long recvOffset,
            long recvCount,
            int root) {
        requireUsable("iscatterv");
        return bridge.start(bridge.scatter(
                "iscatterv",
                sendBuffer,
                0,
                0,
                present(counts),
                displacements,
                recvBuffer,
                recvOffset,
                recvCount,
                root));
    }

    @Override
    public final Request iallgather(Object sendBuffer, Object recvBuffer) {
        requireUsable("iallgather");
        return bridge.start(bridge.allgather("iallgather", sendBuffer, 0, WHOLE, recvBuffer, 0, WHOLE, null, null));
    }

    @Override
    public final Request iallgather(
            Object sendBuffer, long sendOffset, long sendCount, Object recvBuffer, long recvOffset, long recvCount) {
        requireUsable("iallgather");
        return bridge.start(bridge.allgather(
                "iallgather", sendBuffer, sendOffset, sendCount, recvBuffer, recvOffset, recvCount, null, null));
    }

    @Override
    public final Request iallgatherv(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            Object recvBuffer,
            long[] counts,
            long @Nullable [] displacements) {
        requireUsable("iallgatherv");
        return bridge.start(bridge.allgather(
                "iallgatherv", sendBuffer, sendOffset, sendCount, recvBuffer, 0, 0, counts, displacements));
    }

    @Override
    public final Request ialltoall(Object sendBuffer, Object recvBuffer) {
        requireUsable("ialltoall");
        return bridge.start(
                bridge.alltoall("ialltoall", sendBuffer, 0, WHOLE, null, null, recvBuffer, 0, WHOLE, null, null));
    }

    @Override
    public final Request ialltoall(
            Object sendBuffer, long sendOffset, long sendCount, Object recvBuffer, long recvOffset, long recvCount) {
        requireUsable("ialltoall");
        return bridge.start(bridge.alltoall(
                "ialltoall",
                sendBuffer,
                sendOffset,
                sendCount,
                null,
                null,
                recvBuffer,
                recvOffset,
                recvCount,
                null,
                null));
    }

    @Override
    public final Request ialltoallv(
            Object sendBuffer,
            long[] sendCounts,
            long @Nullable [] sendDisplacements,
            Object recvBuffer,
            long[] recvCounts,
            long @Nullable [] recvDisplacements) {
        requireUsable("ialltoallv");
        return bridge.start(bridge.alltoall(
                "ialltoallv",
                sendBuffer,
                0,
                0,
                sendCounts,
                sendDisplacements,
                recvBuffer,
                0,
                0,
                recvCounts,
                recvDisplacements));
    }

    @Override
    public final Request ireduce(@Nullable Object sendBuffer, @Nullable Object recvBuffer, Op op, int root) {
        requireUsable("ireduce");
        return bridge.start(bridge.reduce("ireduce", sendBuffer, 0, recvBuffer, 0, WHOLE, op, root));
    }

    @Override
    public final Request ireduce(
            @Nullable Object sendBuffer,
            long sendOffset,
            @Nullable Object recvBuffer,
            long recvOffset,
            long count,
            Op op,
            int root) {
        requireUsable("ireduce");
        return bridge.start(bridge.reduce("ireduce", sendBuffer, sendOffset, recvBuffer, recvOffset, count, op, root));
    }

    @Override
    public final Request iallreduce(Object sendBuffer, Object recvBuffer, Op op) {
        requireUsable("iallreduce");
        return bridge.start(bridge.allreduce("iallreduce", sendBuffer, 0, recvBuffer, 0, WHOLE, op));
    }

    @Override
    public final Request iallreduce(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op) {
        requireUsable("iallreduce");
        return bridge.start(bridge.allreduce("iallreduce", sendBuffer, sendOffset, recvBuffer, recvOffset, count, op));
    }

    @Override
    public final Request ireduceScatterBlock(Object sendBuffer, Object recvBuffer, Op op) {
        requireUsable("ireduceScatterBlock");
        return bridge.start(bridge.reduceScatter("ireduceScatterBlock", sendBuffer, 0, recvBuffer, 0, WHOLE, null, op));
    }

    @Override
    public final Request ireduceScatterBlock(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long recvCount, Op op) {
        requireUsable("ireduceScatterBlock");
        return bridge.start(bridge.reduceScatter(
                "ireduceScatterBlock", sendBuffer, sendOffset, recvBuffer, recvOffset, recvCount, null, op));
    }

    @Override
    public final Request ireduceScatter(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long[] recvCounts, Op op) {
        requireUsable("ireduceScatter");
        return bridge.start(bridge.reduceScatter(
                "ireduceScatter", sendBuffer, sendOffset, recvBuffer, recvOffset, 0, recvCounts, op));
    }
}
