package org.pjrun.internal.comm;

import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.Op;
import org.pjrun.collectives.Collective;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.collective.TypedElements;

/** Collective operations on buffers. */
abstract class BufferCollectives extends CollectiveBase {
    private static final String NO_PLACE = "only the root can pass it, all others pass the buffer itself";
    private static final String NO_BCAST = "bcast has one buffer";
    private static final String BOTH = "only one of the two buffers can be in place";

    private final byte[] nothing = new byte[0];

    BufferCollectives(CommSpec spec) {
        super(spec);
    }

    @Override
    public final void barrier() {
        begin("barrier");
        try {
            collectives.elements(ElementType.BYTE, Op.SUM).output(nothing, 0);
            run("barrier", Collective.BARRIER, 0, 0, true, false);
        } finally {
            collectives.end();
        }
    }

    @Override
    public final void bcast(Object buffer, int root) {
        bcast(buffer, 0, WHOLE, root);
    }

    @Override
    public final void bcast(Object buffer, long offset, long count, int root) {
        requireRoot("bcast", root);
        present("bcast", "buffer", buffer, NO_BCAST);
        ElementType type = typeOf("bcast", buffer);
        long elements = count == WHOLE ? Buffer.length(buffer) : count;
        if (rank() == root) {
            requireWithin("bcast", "buffer", buffer, offset, elements);
        } else {
            requireOutput("bcast", buffer, offset, elements);
        }
        begin("bcast");
        try {
            collectives.elements(type, Op.SUM).output(buffer, offset);
            run("bcast", Collective.BCAST, root, elements, true, false);
        } finally {
            collectives.end();
        }
    }

    @Override
    public final void reduce(Object sendBuffer, @Nullable Object recvBuffer, Op op, int root) {
        reduce(sendBuffer, 0, recvBuffer, 0, WHOLE, op, root);
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
        requireRoot("reduce", root);
        boolean receives = rank() == root;
        combine("reduce", Collective.REDUCE, sendBuffer, sendOffset, recvBuffer, recvOffset, count, op, root, receives);
    }

    @Override
    public final void allreduce(Object sendBuffer, Object recvBuffer, Op op) {
        allreduce(sendBuffer, 0, recvBuffer, 0, WHOLE, op);
    }

    @Override
    public final void allreduce(
            Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, Op op) {
        combine("allreduce", Collective.ALLREDUCE, sendBuffer, sendOffset, recvBuffer, recvOffset, count, op, 0, true);
    }

    private void combine(
            String operation,
            Collective collective,
            Object send,
            long sendOffset,
            @Nullable Object recv,
            long recvOffset,
            long count,
            Op op,
            int root,
            boolean receives) {
        boolean inPlace = receives && inPlace(send);
        Object output = receives ? present(operation, "receive buffer", recv, BOTH) : null;
        Object own = inPlace && output != null ? output : present(operation, "send buffer", send, NO_PLACE);
        ElementType type = typeOf(operation, own);
        requireDefined(operation, op, type);
        long elements = count == WHOLE ? Buffer.length(own) : count;
        if (!inPlace) {
            requireWithin(operation, "send buffer", send, sendOffset, elements);
        }
        if (output != null) {
            requireOutput(operation, output, recvOffset, elements);
            if (!inPlace) {
                requireApart(operation, send, sendOffset, elements, output, recvOffset, elements);
            }
        }
        begin(operation);
        try {
            TypedElements bound = collectives.elements(type, op);
            bind(bound, inPlace ? null : send, sendOffset, output, recvOffset);
            run(operation, collective, root, elements, op.commutative(), inPlace);
        } finally {
            collectives.end();
        }
    }

    @Override
    public final void scatter(@Nullable Object sendBuffer, Object recvBuffer, int root) {
        scatter(sendBuffer, 0, recvBuffer, 0, WHOLE, root);
    }

    @Override
    public final void scatter(
            @Nullable Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count, int root) {
        requireRoot("scatter", root);
        boolean sends = rank() == root;
        boolean inPlace = sends && inPlace(recvBuffer);
        Object input = sends ? present("scatter", "send buffer", sendBuffer, BOTH) : null;
        Object own = inPlace && input != null ? input : present("scatter", "receive buffer", recvBuffer, NO_PLACE);
        ElementType type = typeOf("scatter", own);
        long block = count != WHOLE ? count : inPlace ? share("scatter", "send buffer", own) : Buffer.length(own);
        long all = blocks("scatter", block);
        if (!inPlace) {
            requireOutput("scatter", recvBuffer, recvOffset, block);
        }
        if (input != null) {
            requireWithin("scatter", "send buffer", input, sendOffset, all);
            if (!inPlace) {
                requireApart("scatter", input, sendOffset, all, recvBuffer, recvOffset, block);
            }
        }
        begin("scatter");
        try {
            TypedElements bound = collectives.elements(type, Op.SUM);
            bind(bound, input, sendOffset, inPlace ? null : recvBuffer, recvOffset);
            run("scatter", Collective.SCATTER, root, block, true, inPlace);
        } finally {
            collectives.end();
        }
    }

    @Override
    public final void gather(Object sendBuffer, @Nullable Object recvBuffer, int root) {
        gather(sendBuffer, 0, recvBuffer, 0, WHOLE, root);
    }

    @Override
    public final void gather(
            Object sendBuffer, long sendOffset, @Nullable Object recvBuffer, long recvOffset, long count, int root) {
        requireRoot("gather", root);
        boolean receives = rank() == root;
        collect("gather", Collective.GATHER, sendBuffer, sendOffset, recvBuffer, recvOffset, count, root, receives);
    }

    @Override
    public final void allgather(Object sendBuffer, Object recvBuffer) {
        allgather(sendBuffer, 0, recvBuffer, 0, WHOLE);
    }

    @Override
    public final void allgather(Object sendBuffer, long sendOffset, Object recvBuffer, long recvOffset, long count) {
        collect("allgather", Collective.ALLGATHER, sendBuffer, sendOffset, recvBuffer, recvOffset, count, 0, true);
    }

    private void collect(
            String operation,
            Collective collective,
            Object send,
            long sendOffset,
            @Nullable Object recv,
            long recvOffset,
            long count,
            int root,
            boolean receives) {
        boolean inPlace = receives && inPlace(send);
        Object output = receives ? present(operation, "receive buffer", recv, BOTH) : null;
        Object own = inPlace && output != null ? output : present(operation, "send buffer", send, NO_PLACE);
        ElementType type = typeOf(operation, own);
        long block = count != WHOLE ? count : inPlace ? share(operation, "receive buffer", own) : Buffer.length(own);
        long all = blocks(operation, block);
        if (!inPlace) {
            requireWithin(operation, "send buffer", send, sendOffset, block);
        }
        if (output != null) {
            requireOutput(operation, output, recvOffset, all);
            if (!inPlace) {
                requireApart(operation, send, sendOffset, block, output, recvOffset, all);
            }
        }
        begin(operation);
        try {
            TypedElements bound = collectives.elements(type, Op.SUM);
            bind(bound, inPlace ? null : send, sendOffset, output, recvOffset);
            run(operation, collective, root, block, true, inPlace);
        } finally {
            collectives.end();
        }
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

    /** The length of a block where a whole buffer in place holds one for each rank. */
    private long share(String operation, String what, Object buffer) {
        long length = Buffer.length(buffer);
        if (length % size() != 0) {
            throw error(
                    operation,
                    ErrorClass.COUNT,
                    what + ": " + length + " elements (expected: a multiple of " + size()
                            + ", a block for each rank; or say offset and count)",
                    null);
        }
        return length / size();
    }
}
