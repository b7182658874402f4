package org.pjrun.internal.comm;

import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.ObjectRequest;
import org.pjrun.Op;
import org.pjrun.PersistentRequest;
import org.pjrun.Request;
import org.pjrun.collectives.Blocks;
import org.pjrun.collectives.Selection;
import org.pjrun.collectives.Topology;
import org.pjrun.internal.board.Boards;
import org.pjrun.internal.bootstrap.Tuning;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.collective.CollectiveCall;
import org.pjrun.internal.collective.CollectiveContext;
import org.pjrun.internal.collective.Failure;
import org.pjrun.internal.collective.Lender;
import org.pjrun.internal.engine.ContextId;
import org.pjrun.internal.engine.MatchQueues;
import org.pjrun.internal.object.SerializationException;

/** What the collective lanes share: their context, and checks of arguments. */
@SuppressWarnings("ReferenceEquality") // IN_PLACE is one object, and buffers are memory, not values
abstract class CollectiveBase extends ObjectLane implements Comm {
    final CollectiveContext collectives;
    private final BlocksCache blocks = new BlocksCache();

    CollectiveBase(CommSpec spec) {
        super(spec);
        Selection selection =
                tuned(Selection.byCost(spec.owner().costs()), spec.owner().tuning());
        MatchQueues queues;
        engine.enter();
        try {
            queues = engine.queues(spec.context() + ContextId.COLLECTIVE);
            queues.name(name(), true);
        } finally {
            engine.leave();
        }
        Topology topology = isNull() || spec.inter() ? Topology.UNKNOWN : topology(spec);
        this.collectives = new CollectiveContext(
                engine, queues, this::link, rank(), size(), selection, topology, lender(spec, topology));
    }

    private static Topology topology(CommSpec spec) {
        int[] hosts = new int[spec.members().size()];
        for (int rank = 0; rank < hosts.length; rank++) {
            hosts[rank] = spec.owner().placement().host(spec.members().process(rank));
        }
        return Topology.of(hosts, 0);
    }

    private Lender lender(CommSpec spec, Topology topology) {
        Boards boards = spec.owner().boards();
        boolean world = spec.context() == ContextId.WORLD;
        if (boards == null || isNull() || spec.inter() || !Lender.serves(size(), topology, world)) {
            return Lender.none();
        }
        int[] here = topology.ranks(topology.host(rank()), size());
        int[] processes = new int[here.length];
        for (int member = 0; member < here.length; member++) {
            processes[member] = spec.members().process(here[member]);
        }
        return Lender.of(boards, size(), here, processes, rank(), world);
    }

    @Override
    final void letGo() {
        collectives.close();
    }

    /** What the user wished; rank 0 tells which algorithms are taken, since all take the same. */
    private Selection tuned(Selection selection, Tuning tuning) {
        Selection named = selection.with(tuning.algorithms());
        Selection chosen = tuning.reproducible() ? named.reproducible() : named;
        Explainer explainer = new Explainer(name());
        return tuning.explained() && rank() == 0 ? chosen.toldTo(explainer::say) : chosen;
    }

    /** A call to fill in. */
    final CollectiveCall call(String operation) {
        requireUsable(operation);
        return collectives.call(operation);
    }

    /** Runs a call to its end; it is still the caller's then. */
    final void complete(CollectiveCall call) {
        Failure refused = collectives.run(call);
        if (refused != null) {
            throw error(call.name(), refused.errorClass(), refused.text(), null);
        }
        Throwable problem = problem(call.name(), call);
        raise(problem instanceof CommException error ? told(error) : problem);
    }

    /** Runs a call to its end and gives it back. */
    final void run(CollectiveCall call) {
        complete(call);
        collectives.give(call);
    }

    /** Starts a call. */
    final Request start(CollectiveCall call) {
        return start(call.name(), Planned.of(call));
    }

    /** Starts a call that brings a value. */
    final <T extends @Nullable Object> ObjectRequest<T> start(String operation, Planned<T> planned) {
        CollectiveRequest<T> request = new CollectiveRequest<>(this, operation, false, planned, null);
        request.begin();
        return request;
    }

    /** A request that starts a call again and again. */
    final PersistentRequest init(CollectiveCall call) {
        return new CollectiveRequest<>(this, call.name(), true, Planned.of(call), null);
    }

    /** What a call that has ended throws, of which nobody has been told, or null. */
    final @Nullable Throwable problem(String operation, CollectiveCall call) {
        Failure failure = call.failure();
        Throwable thrown = call.thrown();
        if (failure != null || thrown != null) {
            collectives.reported();
        }
        if (failure != null) {
            return explained(operation, failure.errorClass(), failure.text(), null);
        }
        return thrown instanceof SerializationException e
                ? explained(operation, ErrorClass.SERIALIZATION, text(e), e.getCause())
                : thrown;
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

    /** The length of a block where a whole buffer in place holds one for each rank. */
    final long share(String operation, String what, Object buffer) {
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

    /** Blocks of so many elements for each rank, one after the other or, with displacements, where those say. */
    final Blocks blocks(String operation, String what, long[] counts, long @Nullable [] displacements) {
        requireOnePerRank(operation, what, "counts", counts);
        if (displacements != null) {
            requireOnePerRank(operation, what, "displacements", displacements);
        }
        try {
            return blocks.of(counts, displacements);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw error(operation, ErrorClass.COUNT, what + " " + text(e), null);
        }
    }

    private void requireOnePerRank(String operation, String buffer, String what, long @Nullable [] numbers) {
        if (numbers == null || numbers.length != size()) {
            throw error(
                    operation,
                    ErrorClass.COUNT,
                    buffer + " " + what + ": " + (numbers == null ? "null" : numbers.length + " of them")
                            + " (expected: " + size() + ", one for each rank)",
                    null);
        }
    }

    /** Checks what a rank says of its own block against what it says of all. */
    final void requireOwn(String operation, Blocks blocks, long count) {
        if (blocks.count(rank()) != count) {
            throw error(
                    operation,
                    ErrorClass.COUNT,
                    "count: " + count + " elements of its own (expected: " + blocks.count(rank())
                            + ", as its counts say)",
                    null);
        }
    }
}
