package org.pjrun.internal.comm;

import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.Op;
import org.pjrun.collectives.Collective;
import org.pjrun.collectives.CostModel;
import org.pjrun.collectives.Selection;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.collective.CollectiveContext;
import org.pjrun.internal.collective.Failure;
import org.pjrun.internal.engine.ContextId;
import org.pjrun.internal.engine.MatchQueues;

/** What the collective lanes share: their context, and checks of arguments. */
@SuppressWarnings("ReferenceEquality") // IN_PLACE is one object, and buffers are memory, not values
abstract class CollectiveBase extends ObjectLane implements Comm {
    final CollectiveContext collectives;

    CollectiveBase(CommSpec spec) {
        super(spec);
        Selection selection = Selection.byCost(CostModel.SHARED_MEMORY).with(System.getProperty("pjrun.coll", ""));
        MatchQueues queues;
        engine.enter();
        try {
            queues = engine.queues(spec.context() + ContextId.COLLECTIVE);
            queues.name(name(), true);
        } finally {
            engine.leave();
        }
        this.collectives = new CollectiveContext(engine, queues, this::link, rank(), size(), selection);
    }

    /** Begins a collective operation. */
    final void begin(String operation) {
        requireUsable(operation);
        require(operation, collectives.begin());
    }

    /** Runs a collective on the elements that were bound. */
    final void run(
            String operation, Collective collective, int root, long count, boolean commutative, boolean inPlace) {
        require(operation, collectives.run(collective, root, count, commutative, inPlace));
    }

    /** Throws if something failed. */
    final void require(String operation, @Nullable Failure failure) {
        if (failure != null) {
            throw error(operation, failure.errorClass(), failure.text(), null);
        }
    }

    final void requireRoot(String operation, int root) {
        requireUsable(operation);
        if (root < 0 || root >= size()) {
            throw error(operation, ErrorClass.ROOT, "root: " + root + " (expected: 0 to " + (size() - 1) + ")", null);
        }
    }

    final void requireDefined(String operation, @Nullable Op op, ElementType type) {
        if (op == null) {
            throw error(operation, ErrorClass.OP, "op: null (expected: an operation, such as Op.SUM)", null);
        }
        if (!op.appliesTo(type)) {
            throw error(
                    operation,
                    ErrorClass.OP,
                    "op: " + op + " is not defined for elements of type " + type
                            + " (expected: one that is, see Op, or one of your own)",
                    null);
        }
    }

    static boolean inPlace(@Nullable Object buffer) {
        return buffer == Comm.IN_PLACE;
    }

    /** A buffer that is significant on this rank and not in place. */
    final Object present(String operation, String what, @Nullable Object buffer, String inPlace) {
        if (buffer == null) {
            throw error(
                    operation,
                    ErrorClass.BUFFER,
                    what + ": null (expected: a primitive array, MemorySegment or NIO buffer)",
                    null);
        }
        if (inPlace(buffer)) {
            throw error(operation, ErrorClass.BUFFER, what + ": IN_PLACE (expected: a buffer; " + inPlace + ")", null);
        }
        return buffer;
    }

    final ElementType typeOf(String operation, Object buffer) {
        ElementType type = Buffer.typeOf(buffer);
        if (type == null) {
            throw error(
                    operation,
                    ErrorClass.BUFFER,
                    "buffer: " + buffer.getClass().getTypeName()
                            + " (expected: a primitive array, MemorySegment or NIO buffer); for any other object use"
                            + " the method with Object in its name, such as bcastObject",
                    null);
        }
        return type;
    }

    /** Checks that {@code count} elements from an offset on are in a buffer. */
    final void requireWithin(String operation, String what, Object buffer, long offset, long count) {
        long length = Buffer.length(buffer);
        if ((offset | count) < 0 || offset > length - count) {
            throw error(
                    operation,
                    ErrorClass.COUNT,
                    what + ": offset " + offset + ", " + count + " elements needed (expected: within its " + length
                            + " elements)",
                    null);
        }
    }

    /** Elements of all ranks' blocks together. */
    final long blocks(String operation, long count) {
        if (count < 0 || Math.multiplyHigh(count, size()) != 0 || count * size() < 0) {
            throw error(
                    operation,
                    ErrorClass.COUNT,
                    "count: " + count + " (expected: not negative, and " + size() + " blocks of it within a long)",
                    null);
        }
        return count * size();
    }

    /** Checks that a buffer can be written to, and holds so many elements. */
    final void requireOutput(String operation, Object buffer, long offset, long count) {
        requireWithin(operation, "receive buffer", buffer, offset, count);
        if (!Buffer.writable(buffer)) {
            throw error(
                    operation,
                    ErrorClass.BUFFER,
                    "receive buffer: read-only (expected: one that can be written to)",
                    null);
        }
    }

    /** Checks that both buffers are of one type, and of no common memory. */
    final void requireApart(
            String operation, Object send, long sendOffset, long sent, Object recv, long recvOffset, long received) {
        ElementType sends = typeOf(operation, send);
        ElementType receives = typeOf(operation, recv);
        if (sends != receives) {
            throw error(
                    operation,
                    ErrorClass.TYPE,
                    "receive buffer: elements of type " + receives + " (expected: " + sends
                            + ", as in the send buffer)",
                    null);
        }
        if (send == recv && sendOffset < recvOffset + received && recvOffset < sendOffset + sent) {
            throw error(
                    operation,
                    ErrorClass.BUFFER,
                    "send buffer: it is part of the receive buffer (expected: another one, or IN_PLACE)",
                    null);
        }
    }
}
