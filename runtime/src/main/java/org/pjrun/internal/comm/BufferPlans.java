package org.pjrun.internal.comm;

import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.Op;
import org.pjrun.collectives.Blocks;
import org.pjrun.collectives.Collective;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.collective.Called;
import org.pjrun.internal.collective.CollectiveCall;
import org.pjrun.internal.collective.TypedElements;

/** Checks the arguments of collective operations on buffers, and makes calls of them, which can be run in every way. */
abstract class BufferPlans extends CollectiveBase {
    private static final String NO_PLACE = "only the root can pass it, all others pass the buffer itself";
    private static final String NO_BCAST = "bcast has one buffer";
    private static final String NO_LOCAL = "reduceLocal has two";
    private static final String BOTH = "only one of the two buffers can be in place";
    private static final String SEND = "send buffer";
    private static final String RECEIVE = "receive buffer";

    private final byte[] nothing = new byte[0];

    BufferPlans(CommSpec spec) {
        super(spec);
    }

    final CollectiveCall planBarrier(String operation) {
        CollectiveCall call = call(operation);
        call.memory(ElementType.BYTE, Op.SUM).output(nothing, 0);
        return call.plan(Collective.BARRIER, 0, 0, true, false);
    }

    final CollectiveCall planBcast(String operation, Object buffer, long offset, long count, int root) {
        requireRoot(operation, root);
        present(operation, "buffer", buffer, NO_BCAST);
        ElementType type = typeOf(operation, buffer);
        long elements = count == WHOLE ? Buffer.length(buffer) : count;
        if (rank() == root) {
            requireWithin(operation, "buffer", buffer, offset, elements);
        } else {
            requireOutput(operation, buffer, offset, elements);
        }
        CollectiveCall call = call(operation);
        call.memory(type, Op.SUM).output(buffer, offset);
        return call.plan(Collective.BCAST, root, elements, true, false);
    }

    /** Reductions and scans: as much comes out as goes in. */
    final CollectiveCall planReduction(
            String operation,
            Collective collective,
            Object send,
            long sendOffset,
            @Nullable Object recv,
            long recvOffset,
            long count,
            Op op,
            int root) {
        requireRoot(operation, root);
        boolean receives = !collective.rooted() || rank() == root;
        boolean inPlace = receives && inPlace(send);
        Object output = receives ? present(operation, RECEIVE, recv, BOTH) : null;
        Object own = inPlace && output != null ? output : present(operation, SEND, send, NO_PLACE);
        ElementType type = typeOf(operation, own);
        requireDefined(operation, op, type);
        long elements = count == WHOLE ? Buffer.length(own) : count;
        if (!inPlace) {
            requireWithin(operation, SEND, send, sendOffset, elements);
        }
        if (output != null) {
            requireOutput(operation, output, recvOffset, elements);
            if (!inPlace) {
                requireApart(operation, send, sendOffset, elements, output, recvOffset, elements);
            }
        }
        CollectiveCall call = call(operation);
        bind(call.memory(type, op), inPlace ? null : send, sendOffset, output, recvOffset);
        return call.plan(collective, root, units(operation, op, elements), op.commutative(), inPlace);
    }

    final CollectiveCall planScatter(
            String operation,
            @Nullable Object send,
            long sendOffset,
            Object recv,
            long recvOffset,
            long count,
            int root) {
        requireRoot(operation, root);
        boolean sends = rank() == root;
        boolean inPlace = sends && inPlace(recv);
        Object input = sends ? present(operation, SEND, send, BOTH) : null;
        Object own = inPlace && input != null ? input : present(operation, RECEIVE, recv, NO_PLACE);
        ElementType type = typeOf(operation, own);
        long block = count != WHOLE ? count : inPlace ? share(operation, SEND, own) : Buffer.length(own);
        long all = blocks(operation, block);
        if (!inPlace) {
            requireOutput(operation, recv, recvOffset, block);
        }
        if (input != null) {
            requireWithin(operation, SEND, input, sendOffset, all);
            if (!inPlace) {
                requireApart(operation, input, sendOffset, all, recv, recvOffset, block);
            }
        }
        CollectiveCall call = call(operation);
        bind(call.memory(type, Op.SUM), input, sendOffset, inPlace ? null : recv, recvOffset);
        return call.plan(Collective.SCATTER, root, block, true, inPlace);
    }

    final CollectiveCall planScatterv(
            String operation,
            @Nullable Object send,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            Object recv,
            long recvOffset,
            long recvCount,
            int root) {
        requireRoot(operation, root);
        boolean sends = rank() == root;
        boolean inPlace = sends && inPlace(recv);
        Object input = sends ? present(operation, SEND, send, BOTH) : null;
        Object own = inPlace && input != null ? input : present(operation, RECEIVE, recv, NO_PLACE);
        ElementType type = typeOf(operation, own);
        Blocks sent = input == null ? Blocks.none() : blocks(operation, SEND, given(counts), displacements);
        long block = inPlace ? sent.count(root) : recvCount == WHOLE ? Buffer.length(recv) : recvCount;
        if (!inPlace) {
            requireOutput(operation, recv, recvOffset, block);
        }
        if (input != null) {
            requireOwn(operation, sent, block);
            requireWithin(operation, SEND, input, 0, sent.extent());
            if (!inPlace) {
                requireApart(operation, input, 0, sent.extent(), recv, recvOffset, block);
            }
        }
        CollectiveCall call = call(operation);
        bind(call.memory(type, Op.SUM), input, 0, inPlace ? null : recv, recvOffset);
        return call.plan(Collective.SCATTERV, root, block, true, inPlace).blocks(sent, Blocks.none());
    }

    /** Gather and allgather. */
    final CollectiveCall planGather(
            String operation,
            Collective collective,
            Object send,
            long sendOffset,
            @Nullable Object recv,
            long recvOffset,
            long count,
            int root) {
        requireRoot(operation, root);
        boolean receives = !collective.rooted() || rank() == root;
        boolean inPlace = receives && inPlace(send);
        Object output = receives ? present(operation, RECEIVE, recv, BOTH) : null;
        Object own = inPlace && output != null ? output : present(operation, SEND, send, NO_PLACE);
        ElementType type = typeOf(operation, own);
        long block = count != WHOLE ? count : inPlace ? share(operation, RECEIVE, own) : Buffer.length(own);
        long all = blocks(operation, block);
        if (!inPlace) {
            requireWithin(operation, SEND, send, sendOffset, block);
        }
        if (output != null) {
            requireOutput(operation, output, recvOffset, all);
            if (!inPlace) {
                requireApart(operation, send, sendOffset, block, output, recvOffset, all);
            }
        }
        CollectiveCall call = call(operation);
        bind(call.memory(type, Op.SUM), inPlace ? null : send, sendOffset, output, recvOffset);
        return call.plan(collective, root, block, true, inPlace);
    }

    /** Gatherv and allgatherv. */
    final CollectiveCall planGatherv(
            String operation,
            Collective collective,
            Object send,
            long sendOffset,
            long sendCount,
            @Nullable Object recv,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            int root) {
        requireRoot(operation, root);
        boolean receives = !collective.rooted() || rank() == root;
        boolean inPlace = receives && inPlace(send);
        Object output = receives ? present(operation, RECEIVE, recv, BOTH) : null;
        Object own = inPlace && output != null ? output : present(operation, SEND, send, NO_PLACE);
        ElementType type = typeOf(operation, own);
        Blocks received = output == null ? Blocks.none() : blocks(operation, RECEIVE, given(counts), displacements);
        long block = inPlace ? received.count(rank()) : sendCount == WHOLE ? Buffer.length(send) : sendCount;
        if (!inPlace) {
            requireWithin(operation, SEND, send, sendOffset, block);
        }
        if (output != null) {
            requireOwn(operation, received, block);
            requireOutput(operation, output, 0, received.extent());
            if (!inPlace) {
                requireApart(operation, send, sendOffset, block, output, 0, received.extent());
            }
        }
        CollectiveCall call = call(operation);
        bind(call.memory(type, Op.SUM), inPlace ? null : send, sendOffset, output, 0);
        return call.plan(collective, root, block, true, inPlace).blocks(Blocks.none(), received);
    }

    final CollectiveCall planAlltoall(
            String operation, Object send, long sendOffset, Object recv, long recvOffset, long count) {
        boolean inPlace = inPlace(send);
        present(operation, RECEIVE, recv, BOTH);
        Object own = inPlace ? recv : present(operation, SEND, send, NO_PLACE);
        ElementType type = typeOf(operation, own);
        long block = count != WHOLE ? count : share(operation, inPlace ? RECEIVE : SEND, own);
        long all = blocks(operation, block);
        requireOutput(operation, recv, recvOffset, all);
        if (!inPlace) {
            requireWithin(operation, SEND, send, sendOffset, all);
            requireApart(operation, send, sendOffset, all, recv, recvOffset, all);
        }
        CollectiveCall call = call(operation);
        bind(call.memory(type, Op.SUM), inPlace ? null : send, sendOffset, recv, recvOffset);
        return call.plan(Collective.ALLTOALL, 0, block, true, inPlace);
    }

    final CollectiveCall planAlltoallv(
            String operation,
            Object send,
            long @Nullable [] sendCounts,
            long @Nullable [] sendDisplacements,
            Object recv,
            long[] recvCounts,
            long @Nullable [] recvDisplacements) {
        boolean inPlace = inPlace(send);
        present(operation, RECEIVE, recv, BOTH);
        Object own = inPlace ? recv : present(operation, SEND, send, NO_PLACE);
        ElementType type = typeOf(operation, own);
        Blocks received = blocks(operation, RECEIVE, recvCounts, recvDisplacements);
        Blocks sent = inPlace ? received : blocks(operation, SEND, given(sendCounts), sendDisplacements);
        requireOutput(operation, recv, 0, received.extent());
        if (!inPlace) {
            requireWithin(operation, SEND, send, 0, sent.extent());
            requireApart(operation, send, 0, sent.extent(), recv, 0, received.extent());
            requireOwn(operation, received, sent.count(rank()));
        }
        CollectiveCall call = call(operation);
        bind(call.memory(type, Op.SUM), inPlace ? null : send, 0, recv, 0);
        return call.plan(Collective.ALLTOALLV, 0, 0, true, inPlace).blocks(sent, received);
    }

    final CollectiveCall planReduceScatterBlock(
            String operation, Object send, long sendOffset, Object recv, long recvOffset, long count, Op op) {
        boolean inPlace = inPlace(send);
        present(operation, RECEIVE, recv, BOTH);
        Object own = inPlace ? recv : present(operation, SEND, send, NO_PLACE);
        ElementType type = typeOf(operation, own);
        requireDefined(operation, op, type);
        long block = count != WHOLE ? count : inPlace ? share(operation, RECEIVE, recv) : Buffer.length(recv);
        long all = blocks(operation, block);
        bindable(operation, inPlace, send, sendOffset, all, recv, recvOffset, block);
        CollectiveCall call = call(operation);
        bind(call.memory(type, op), inPlace ? null : send, sendOffset, recv, recvOffset);
        return call.plan(Collective.REDUCE_SCATTER_BLOCK, 0, units(operation, op, block), op.commutative(), inPlace);
    }

    final CollectiveCall planReduceScatter(
            String operation, Object send, long sendOffset, Object recv, long recvOffset, long[] counts, Op op) {
        boolean inPlace = inPlace(send);
        present(operation, RECEIVE, recv, BOTH);
        Object own = inPlace ? recv : present(operation, SEND, send, NO_PLACE);
        ElementType type = typeOf(operation, own);
        requireDefined(operation, op, type);
        Blocks blocks = blocks(operation, RECEIVE, counts, null);
        bindable(operation, inPlace, send, sendOffset, blocks.total(), recv, recvOffset, blocks.count(rank()));
        CollectiveCall call = call(operation);
        bind(call.memory(type, op), inPlace ? null : send, sendOffset, recv, recvOffset);
        Blocks units = op.unit() == 1 ? blocks : inUnits(operation, op, counts);
        return call.plan(Collective.REDUCE_SCATTER, 0, units.count(rank()), op.commutative(), inPlace)
                .blocks(Blocks.none(), units);
    }

    private Blocks inUnits(String operation, Op op, long... counts) {
        long[] units = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            units[i] = units(operation, op, counts[i]);
        }
        return Blocks.of(units);
    }

    /** What schedules take for elements: as many of the buffer's as belong together for the operation. */
    private long units(String operation, Op op, long elements) {
        if (elements % op.unit() != 0) {
            throw error(
                    operation,
                    ErrorClass.COUNT,
                    "count: " + elements + " (expected: a multiple of " + op.unit() + ", which belong together for "
                            + op + ")",
                    null);
        }
        return elements / op.unit();
    }

    /** Alltoall with a buffer for each rank; no send buffers mean in place. */
    final CollectiveCall planAlltoallw(String operation, @Nullable Object @Nullable [] send, @Nullable Object[] recv) {
        Blocks received = bytes(operation, RECEIVE, recv, true);
        boolean inPlace = send == null;
        Blocks sent = send == null ? received : bytes(operation, SEND, send, false);
        requireOwn(operation, received, sent.count(rank()));
        CollectiveCall call = call(operation);
        TypedElements bound = call.memory(ElementType.BYTE, Op.SUM);
        if (send != null) {
            bound.inputs(send);
        }
        bound.outputs(recv);
        return call.plan(Collective.ALLTOALLV, 0, 0, true, inPlace)
                .blocks(sent, received)
                .whole()
                .called(Called.word(Called.Other.ALLTOALLW, ElementType.BYTE));
    }

    private Blocks bytes(String operation, String what, @Nullable Object[] buffers, boolean writable) {
        if (buffers == null || buffers.length != size()) {
            throw error(
                    operation,
                    ErrorClass.COUNT,
                    what + "s: " + (buffers == null ? "null" : buffers.length + " of them") + " (expected: " + size()
                            + ", one for each rank)",
                    null);
        }
        long[] counts = new long[buffers.length];
        for (int i = 0; i < counts.length; i++) {
            Object buffer = buffers[i];
            if (buffer != null) {
                counts[i] = Buffer.length(buffer) * typeOf(operation, buffer).bytes();
                if (writable) {
                    requireOutput(operation, buffer, 0, Buffer.length(buffer));
                }
            }
        }
        return Blocks.of(counts);
    }

    /** Combines one buffer into another one. */
    final void reduceInto(
            String operation, Object in, long inOffset, Object inout, long inoutOffset, long count, Op op) {
        present(operation, "in buffer", in, NO_LOCAL);
        present(operation, "inout buffer", inout, NO_LOCAL);
        ElementType type = typeOf(operation, in);
        requireDefined(operation, op, type);
        long elements = count == WHOLE ? Buffer.length(in) : count;
        units(operation, op, elements);
        requireWithin(operation, "in buffer", in, inOffset, elements);
        requireOutput(operation, inout, inoutOffset, elements);
        requireApart(operation, in, inOffset, elements, inout, inoutOffset, elements);
        CollectiveCall call = call(operation);
        TypedElements bound = call.memory(type, op);
        bind(bound, in, inOffset, inout, inoutOffset);
        bound.reduceLocally(elements);
        collectives.give(call);
    }

    private void bindable(
            String operation,
            boolean inPlace,
            Object send,
            long sendOffset,
            long all,
            Object recv,
            long recvOffset,
            long block) {
        requireOutput(operation, recv, recvOffset, inPlace ? all : block);
        if (!inPlace) {
            requireWithin(operation, SEND, send, sendOffset, all);
            requireApart(operation, send, sendOffset, all, recv, recvOffset, block);
        }
    }

    /** Counts that are checked next; none where they are missing. */
    private static long[] given(long @Nullable [] counts) {
        return counts == null ? new long[0] : counts;
    }

    private static void bind(
            TypedElements bound, @Nullable Object input, long inputOffset, @Nullable Object output, long outputOffset) {
        if (input != null) {
            bound.input(input, inputOffset);
        }
        if (output != null) {
            bound.output(output, outputOffset);
        }
    }
}
