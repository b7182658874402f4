package org.pjrun.internal.comm;

import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.InterCollectives;
import org.pjrun.Op;
import org.pjrun.collectives.Collective;
import org.pjrun.collectives.Schedule;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.collective.CollectiveCall;
import org.pjrun.internal.collective.TypedElements;

/**
 * The ranks of both groups of an intercommunicator as one communicator, and in it the collectives between the groups.
 *
 * <p>The group of the leader with the lower process number comes first. Errors are told as the intercommunicator's.
 */
final class Bridge extends CommImpl {
    private static final String NEVER = "collectives between two groups do not work in place";
    private static final String SEND = "send buffer";
    private static final String RECEIVE = "receive buffer";

    private final int local;
    private final int remote;
    private final int me;
    private final int remoteBase;
    private final BetweenGroups schedules;

    /**
     * Makes the bridge of two groups.
     *
     * @param first whether the local group comes first
     */
    Bridge(CommSpec spec, int local, boolean first) {
        super(spec);
        this.local = local;
        this.remote = size() - local;
        this.me = first ? rank() : rank() - remote;
        this.remoteBase = first ? local : 0;
        this.schedules = new BetweenGroups(me, local, first ? 0 : remote, remote, remoteBase);
    }

    @Override
    String here() {
        return "rank " + me + " of " + local + " and " + remote + " others, " + name();
    }

    int remoteBase() {
        return remoteBase;
    }

    /** Size of the other group. */
    int remote() {
        return remote;
    }

    BridgeObjects planning() {
        return new BridgeObjects(this, schedules);
    }

    /** Collects words of all ranks of both groups. */
    void collect(String operation, long[] mine, long[] all) {
        run(planGather(operation, Collective.ALLGATHER, mine, 0, all, 0, WHOLE, 0));
    }

    /** A communicator of both groups, in the order of the bridge or the other one. */
    Comm merged(boolean same, long context) {
        int leading = first() ? local : remote;
        int[] ranks = new int[size()];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = same ? i : (i + leading) % ranks.length;
        }
        return new CommImpl(part(subset(ranks), context, name() + "/merged"));
    }

    /** Whether the local group comes first. */
    boolean first() {
        return remoteBase > 0;
    }

    /** What a rank is to the root of a call. */
    enum Part {
        ROOT,
        IDLE,
        OTHER
    }

    /** What this rank is to a root: it, one of its group, or one of the other. */
    Part part(String operation, int root) {
        requireUsable(operation);
        if (root == InterCollectives.ROOT) {
            return Part.ROOT;
        }
        if (root == PROC_NULL) {
            return Part.IDLE;
        }
        if (root < 0 || root >= remote) {
            throw error(
                    operation,
                    ErrorClass.ROOT,
                    "root: " + root + " (expected: 0 to " + (remote - 1)
                            + " of the other group; in the root's own, ROOT at the root and PROC_NULL elsewhere)",
                    null);
        }
        return Part.OTHER;
    }

    CollectiveCall bcast(String operation, @Nullable Object buffer, long offset, long count, int root) {
        Part part = part(operation, root);
        if (part == Part.IDLE) {
            return nothing(operation);
        }
        Object memory = present(operation, "buffer", buffer, NEVER);
        long elements = count == WHOLE ? Buffer.length(memory) : count;
        if (part == Part.ROOT) {
            return call(operation, null, 0, input(operation, memory, offset, elements), offset, Op.SUM)
                    .schedule(schedules.bcastFrom(elements), Collective.BCAST, rank(), elements);
        }
        return call(operation, null, 0, output(operation, memory, offset, elements), offset, Op.SUM)
                .schedule(schedules.bcast(root, elements), Collective.BCAST, remoteBase + root, elements);
    }

    CollectiveCall reduce(
            String operation,
            @Nullable Object send,
            long sendOffset,
            @Nullable Object recv,
            long recvOffset,
            long count,
            Op op,
            int root) {
        Part part = part(operation, root);
        if (part == Part.IDLE) {
            return nothing(operation);
        }
        boolean receives = part == Part.ROOT;
        Object memory = present(operation, receives ? RECEIVE : SEND, receives ? recv : send, NEVER);
        requireDefined(operation, op, typeOf(operation, memory));
        long elements = count == WHOLE ? Buffer.length(memory) : count;
        long units = units(operation, op, elements);
        if (receives) {
            return call(operation, null, 0, output(operation, memory, recvOffset, elements), recvOffset, op)
                    .schedule(schedules.reduceTo(units), Collective.REDUCE, rank(), units);
        }
        return call(operation, input(operation, memory, sendOffset, elements), sendOffset, null, 0, op)
                .schedule(schedules.reduce(root, units), Collective.REDUCE, remoteBase + root, units);
    }

    CollectiveCall allreduce(
            String operation, Object send, long sendOffset, Object recv, long recvOffset, long count, Op op) {
        requireUsable(operation);
        requireDefined(operation, op, typeOf(operation, present(operation, SEND, send, NEVER)));
        long elements = count == WHOLE ? Buffer.length(send) : count;
        input(operation, send, sendOffset, elements);
        output(operation, recv, recvOffset, elements);
        requireApart(operation, send, sendOffset, elements, recv, recvOffset, elements);
        long units = units(operation, op, elements);
        return call(operation, send, sendOffset, recv, recvOffset, op)
                .schedule(schedules.allreduce(units), Collective.ALLREDUCE, 0, units);
    }

    /** Gather, with blocks of equal length if there are no counts. */
    CollectiveCall gather(
            String operation,
            @Nullable Object send,
            long sendOffset,
            long sendCount,
            @Nullable Object recv,
            long recvOffset,
            long recvCount,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            int root) {
        Part part = part(operation, root);
        if (part == Part.IDLE) {
            return nothing(operation);
        }
        if (part == Part.ROOT) {
            Object memory = present(operation, RECEIVE, recv, NEVER);
            Cuts cuts = cuts(operation, RECEIVE, memory, recvOffset, recvCount, counts, displacements, remote);
            requireOutput(operation, memory, 0, cuts.end());
            return call(operation, null, 0, memory, 0, Op.SUM)
                    .schedule(schedules.gatherTo(cuts), Collective.GATHERV, rank(), 0);
        }
        Object memory = present(operation, SEND, send, NEVER);
        long elements = sendCount == WHOLE ? Buffer.length(memory) : sendCount;
        return call(operation, input(operation, memory, sendOffset, elements), sendOffset, null, 0, Op.SUM)
                .schedule(schedules.gather(root, elements), Collective.GATHERV, remoteBase + root, 0);
    }

    /** Scatter, with blocks of equal length if there are no counts. */
    CollectiveCall scatter(
            String operation,
            @Nullable Object send,
            long sendOffset,
            long sendCount,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            @Nullable Object recv,
            long recvOffset,
            long recvCount,
            int root) {
        Part part = part(operation, root);
        if (part == Part.IDLE) {
            return nothing(operation);
        }
        if (part == Part.ROOT) {
            Object memory = present(operation, SEND, send, NEVER);
            Cuts cuts = cuts(operation, SEND, memory, sendOffset, sendCount, counts, displacements, remote);
            requireWithin(operation, SEND, memory, 0, cuts.end());
            return call(operation, memory, 0, null, 0, Op.SUM)
                    .schedule(schedules.scatterFrom(cuts), Collective.SCATTERV, rank(), 0);
        }
        Object memory = present(operation, RECEIVE, recv, NEVER);
        long elements = recvCount == WHOLE ? Buffer.length(memory) : recvCount;
        return call(operation, null, 0, output(operation, memory, recvOffset, elements), recvOffset, Op.SUM)
                .schedule(schedules.scatter(root, elements), Collective.SCATTERV, remoteBase + root, 0);
    }

    /** Allgather, with blocks of equal length if there are no counts. */
    CollectiveCall allgather(
            String operation,
            Object send,
            long sendOffset,
            long sendCount,
            Object recv,
            long recvOffset,
            long recvCount,
            long @Nullable [] counts,
            long @Nullable [] displacements) {
        requireUsable(operation);
        present(operation, SEND, send, NEVER);
        long elements = sendCount == WHOLE ? Buffer.length(send) : sendCount;
        input(operation, send, sendOffset, elements);
        present(operation, RECEIVE, recv, NEVER);
        Cuts cuts = cuts(operation, RECEIVE, recv, recvOffset, recvCount, counts, displacements, remote);
        requireOutput(operation, recv, 0, cuts.end());
        requireApart(operation, send, sendOffset, elements, recv, 0, cuts.end());
        Cuts all = Cuts.same(remote, sendOffset, elements);
        return call(operation, send, 0, recv, 0, Op.SUM)
                .schedule(schedules.exchange(all, cuts), Collective.ALLGATHERV, 0, 0);
    }

    /** Alltoall, with blocks of equal length if there are no counts. */
    CollectiveCall alltoall(
            String operation,
            Object send,
            long sendOffset,
            long sendCount,
            long @Nullable [] sendCounts,
            long @Nullable [] sendDisplacements,
            Object recv,
            long recvOffset,
            long recvCount,
            long @Nullable [] recvCounts,
            long @Nullable [] recvDisplacements) {
        requireUsable(operation);
        present(operation, SEND, send, NEVER);
        present(operation, RECEIVE, recv, NEVER);
        Cuts sent = cuts(operation, SEND, send, sendOffset, sendCount, sendCounts, sendDisplacements, remote);
        Cuts received = cuts(operation, RECEIVE, recv, recvOffset, recvCount, recvCounts, recvDisplacements, remote);
        requireWithin(operation, SEND, send, 0, sent.end());
        requireOutput(operation, recv, 0, received.end());
        requireApart(operation, send, 0, sent.end(), recv, 0, received.end());
        return call(operation, send, 0, recv, 0, Op.SUM)
                .schedule(schedules.exchange(sent, received), Collective.ALLTOALLV, 0, 0);
    }

    /** Reduce-scatter, with blocks of equal length if there are no counts. */
    CollectiveCall reduceScatter(
            String operation,
            Object send,
            long sendOffset,
            Object recv,
            long recvOffset,
            long recvCount,
            long @Nullable [] counts,
            Op op) {
        requireUsable(operation);
        requireDefined(operation, op, typeOf(operation, present(operation, SEND, send, NEVER)));
        present(operation, RECEIVE, recv, NEVER);
        long block = recvCount == WHOLE ? Buffer.length(recv) : recvCount;
        Cuts cuts =
                counts == null ? Cuts.even(local, 0, block) : cuts(operation, RECEIVE, recv, 0, 0, counts, null, local);
        input(operation, send, sendOffset, cuts.end());
        output(operation, recv, recvOffset, cuts.count(me));
        requireApart(operation, send, sendOffset, cuts.end(), recv, recvOffset, cuts.count(me));
        Cuts units = inUnits(operation, op, cuts);
        return call(operation, send, sendOffset, recv, recvOffset, op)
                .schedule(schedules.reduceScatter(units), Collective.REDUCE_SCATTER, 0, units.end());
    }

    private Cuts inUnits(String operation, Op op, Cuts cuts) {
        long[] units = new long[cuts.blocks()];
        for (int i = 0; i < units.length; i++) {
            units[i] = units(operation, op, cuts.count(i));
        }
        return Cuts.of(units, null);
    }

    /** A call in which this rank has nothing to do, so that nobody compares what it says. */
    CollectiveCall nothing(String operation) {
        CollectiveCall call = call(operation);
        call.memory(ElementType.BYTE, Op.SUM);
        return call.schedule(Schedule.builder().build(), Collective.BARRIER, 0, 0);
    }

    private CollectiveCall call(
            String operation,
            @Nullable Object input,
            long inputOffset,
            @Nullable Object output,
            long outputOffset,
            Op op) {
        CollectiveCall call = call(operation);
        Object typed = input == null ? output : input;
        TypedElements memory = call.memory(typed == null ? ElementType.BYTE : typeOf(operation, typed), op);
        if (input != null) {
            memory.input(input, inputOffset);
        }
        if (output != null) {
            memory.output(output, outputOffset);
        }
        return call;
    }

    private Object input(String operation, Object buffer, long offset, long count) {
        typeOf(operation, buffer);
        requireWithin(operation, SEND, buffer, offset, count);
        return buffer;
    }

    private Object output(String operation, @Nullable Object buffer, long offset, long count) {
        Object memory = present(operation, RECEIVE, buffer, NEVER);
        typeOf(operation, memory);
        requireOutput(operation, memory, offset, count);
        return memory;
    }

    private Cuts cuts(
            String operation,
            String what,
            Object buffer,
            long offset,
            long count,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            int blocks) {
        typeOf(operation, buffer);
        if (counts == null) {
            long length = Buffer.length(buffer);
            if (count == WHOLE && length % blocks != 0) {
                throw error(
                        operation,
                        ErrorClass.COUNT,
                        what + ": " + length + " elements (expected: a multiple of " + blocks
                                + ", a block for each rank of the other group; or say offset and count)",
                        null);
            }
            long block = count == WHOLE ? length / blocks : count;
            requireWithin(operation, what, buffer, offset, Math.multiplyExact(block, blocks));
            return Cuts.even(blocks, offset, block);
        }
        if (counts.length != blocks || (displacements != null && displacements.length != blocks)) {
            throw error(
                    operation,
                    ErrorClass.COUNT,
                    what + " counts or displacements: " + counts.length + " of them (expected: " + blocks
                            + ", one for each rank)",
                    null);
        }
        for (int i = 0; i < blocks; i++) {
            if (counts[i] < 0 || (displacements != null && displacements[i] < 0)) {
                throw error(
                        operation,
                        ErrorClass.COUNT,
                        what + " counts or displacements: negative for rank " + i + " (expected: none negative)",
                        null);
            }
        }
        return Cuts.of(counts, displacements);
    }
}
