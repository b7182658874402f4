package org.pjrun.internal.comm;

import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.Op;
import org.pjrun.collectives.Schedule;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.collective.BlockElements;
import org.pjrun.internal.collective.CollectiveCall;
import org.pjrun.internal.collective.TypedElements;

/**
 * Checks the arguments of collectives among neighbours, and makes schedules of them: all receives, then all sends.
 *
 * <p>Blocks between two ranks are told apart by their order alone, so it must be the same on both: receives are started in
 * the order of sources, sends in the order in which their receivers have them among their sources.
 */
abstract class NeighborPlans extends CommImpl {
    private static final String NEVER = "neighborhood collectives do not work in place";
    private static final String SEND = "send buffer";
    private static final String RECEIVE = "receive buffer";

    NeighborPlans(CommSpec spec) {
        super(spec);
    }

    /** The ranks that send to this one; the array is not changed. */
    abstract int[] from();

    /** The ranks that this one sends to; the array is not changed. */
    abstract int[] to();

    /** The place among the destinations of the block that is sent as the nth. */
    abstract int sentAs(int nth);

    final CollectiveCall planNeighborAllgather(
            String operation, Object send, long sendOffset, Object recv, long recvOffset, long count) {
        ElementType type = types(operation, send, recv);
        long block = count == WHOLE ? Buffer.length(send) : count;
        requireWithin(operation, SEND, send, sendOffset, block);
        long all = all(operation, from().length, block);
        requireOutput(operation, recv, recvOffset, all);
        requireApart(operation, send, sendOffset, block, recv, recvOffset, all);
        return exchange(
                operation, type, send, sendOffset, new Even(block, 0), recv, recvOffset, new Even(block, block));
    }

    final CollectiveCall planNeighborAllgatherv(
            String operation,
            Object send,
            long sendOffset,
            long sendCount,
            Object recv,
            long[] counts,
            long @Nullable [] displacements) {
        ElementType type = types(operation, send, recv);
        requireWithin(operation, SEND, send, sendOffset, sendCount);
        Uneven received = uneven(operation, RECEIVE, from().length, recv, counts, displacements, true);
        requireApart(operation, send, sendOffset, sendCount, recv, 0, received.end);
        return exchange(operation, type, send, sendOffset, new Even(sendCount, 0), recv, 0, received);
    }

    final CollectiveCall planNeighborAlltoall(
            String operation, Object send, long sendOffset, Object recv, long recvOffset, long count) {
        ElementType type = types(operation, send, recv);
        long block = count == WHOLE ? part(operation, send, recv) : count;
        long sent = all(operation, to().length, block);
        requireWithin(operation, SEND, send, sendOffset, sent);
        long received = all(operation, from().length, block);
        requireOutput(operation, recv, recvOffset, received);
        requireApart(operation, send, sendOffset, sent, recv, recvOffset, received);
        Even blocks = new Even(block, block);
        return exchange(operation, type, send, sendOffset, blocks, recv, recvOffset, blocks);
    }

    final CollectiveCall planNeighborAlltoallv(
            String operation,
            Object send,
            long[] sendCounts,
            long @Nullable [] sendDisplacements,
            Object recv,
            long[] recvCounts,
            long @Nullable [] recvDisplacements) {
        ElementType type = types(operation, send, recv);
        Uneven sent = uneven(operation, SEND, to().length, send, sendCounts, sendDisplacements, false);
        Uneven received = uneven(operation, RECEIVE, from().length, recv, recvCounts, recvDisplacements, true);
        requireApart(operation, send, 0, sent.end, recv, 0, received.end);
        return exchange(operation, type, send, 0, sent, recv, 0, received);
    }

    final CollectiveCall planNeighborAlltoallw(String operation, Object[] sends, Object[] recvs) {
        requireUsable(operation);
        requireOneEach(operation, "send buffers", to().length, sends.length);
        requireOneEach(operation, "receive buffers", from().length, recvs.length);
        for (Object buffer : sends) {
            typeOf(operation, present(operation, SEND, buffer, NEVER));
        }
        for (Object buffer : recvs) {
            typeOf(operation, present(operation, RECEIVE, buffer, NEVER));
            requireOutput(operation, buffer, 0, Buffer.length(buffer));
        }
        Schedule schedule = schedule(new Even(1, 1), new Even(1, 1));
        return call(operation).elements(new BlockElements(sends, recvs)).schedule(schedule);
    }

    private ElementType types(String operation, Object send, Object recv) {
        requireUsable(operation);
        present(operation, SEND, send, NEVER);
        present(operation, RECEIVE, recv, NEVER);
        return typeOf(operation, send);
    }

    /** Elements of so many blocks. */
    private long all(String operation, int blocks, long count) {
        if (count < 0 || (blocks > 0 && count > Long.MAX_VALUE / blocks)) {
            throw error(
                    operation,
                    ErrorClass.COUNT,
                    "count: " + count + " (expected: not negative, and " + blocks + " blocks of it within a long)",
                    null);
        }
        return blocks * count;
    }

    /** The length of a block where whole buffers hold one for each neighbour. */
    private long part(String operation, Object send, Object recv) {
        boolean sends = to().length > 0;
        int blocks = sends ? to().length : from().length;
        long length = Buffer.length(sends ? send : recv);
        if (blocks == 0) {
            return 0;
        }
        if (length % blocks != 0) {
            throw error(
                    operation,
                    ErrorClass.COUNT,
                    (sends ? SEND : RECEIVE) + ": " + length + " elements (expected: a multiple of " + blocks
                            + ", a block for each neighbor; or say offset and count)",
                    null);
        }
        return length / blocks;
    }

    private void requireOneEach(String operation, String what, int neighbors, int given) {
        if (given != neighbors) {
            throw error(
                    operation,
                    ErrorClass.COUNT,
                    what + ": " + given + " of them (expected: " + neighbors + ", one for each neighbor)",
                    null);
        }
    }

    private Uneven uneven(
            String operation,
            String what,
            int neighbors,
            Object buffer,
            long[] counts,
            long @Nullable [] displacements,
            boolean output) {
        requireOneEach(operation, what + " counts", neighbors, counts.length);
        if (displacements != null) {
            requireOneEach(operation, what + " displacements", neighbors, displacements.length);
        }
        long[] offsets = new long[neighbors];
        long end = 0;
        for (int i = 0; i < neighbors; i++) {
            offsets[i] = displacements == null ? end : displacements[i];
            if (output) {
                requireOutput(operation, buffer, offsets[i], counts[i]);
            } else {
                requireWithin(operation, what, buffer, offsets[i], counts[i]);
            }
            end = Math.max(end, offsets[i] + counts[i]);
        }
        return new Uneven(counts.clone(), offsets, end);
    }

    private CollectiveCall exchange(
            String operation,
            ElementType type,
            Object send,
            long sendOffset,
            Cut sent,
            Object recv,
            long recvOffset,
            Cut received) {
        CollectiveCall call = call(operation);
        TypedElements memory = call.memory(type, Op.SUM);
        memory.input(send, sendOffset);
        memory.output(recv, recvOffset);
        return call.schedule(schedule(sent, received));
    }

    private Schedule schedule(Cut sent, Cut received) {
        Schedule.Builder steps = Schedule.builder();
        int[] from = from();
        for (int i = 0; i < from.length; i++) {
            if (from[i] != PROC_NULL) {
                steps.recv(from[i], Schedule.OUTPUT, received.offset(i), received.count(i));
            }
        }
        int[] to = to();
        for (int nth = 0; nth < to.length; nth++) {
            int i = sentAs(nth);
            if (to[i] != PROC_NULL) {
                steps.send(to[i], Schedule.INPUT, sent.offset(i), sent.count(i));
            }
        }
        return steps.build();
    }

    /** How a buffer is cut into blocks, one for each neighbour. */
    private sealed interface Cut {
        long offset(int block);

        long count(int block);
    }

    /** Blocks of one length, at equal distances. */
    private record Even(long length, long distance) implements Cut {
        @Override
        public long offset(int block) {
            return block * distance;
        }

        @Override
        public long count(int block) {
            return length;
        }
    }

    /** Blocks of different lengths. */
    private record Uneven(long[] counts, long[] offsets, long end) implements Cut {
        @Override
        public long offset(int block) {
            return offsets[block];
        }

        @Override
        public long count(int block) {
            return counts[block];
        }
    }
}
