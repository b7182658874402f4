package org.pjrun.internal.collective;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;
import org.pjrun.Op;
import org.pjrun.collectives.Collective;
import org.pjrun.collectives.Schedule;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.buffer.Stream;
import org.pjrun.internal.engine.Operation;
import org.pjrun.internal.object.ObjectSink;

/**
 * Broadcast of an object: written once by the root, passed on as bytes, read once by each rank.
 *
 * <p>Ranks must agree on a count before they receive, and only the root knows it. So a first broadcast of fixed length says
 * it and carries what fits; most objects fit. The rest, if any, follows in a second one, by whatever algorithm is good for
 * its length.
 */
public final class ObjectBcast implements Elements {
    /** Schedules that a call runs at most. */
    static final int PHASES = 2;

    /** Elements of the first broadcast. */
    static final int HEAD_WORDS = 64;

    /** Written in place of a length by a root that has no bytes to send. */
    private static final long NOTHING = -1;

    private static final long HEAD_ROOM = (HEAD_WORDS - 1) * 8L;
    private static final long LARGEST_HEAP_SEGMENT = 1L << 30;

    private final CollectiveContext context;
    private final int root;
    private final @Nullable ObjectSink sink;
    private final TypedElements moved = new TypedElements();
    private final long[] head = new long[HEAD_WORDS];
    private final MemorySegment headBytes = MemorySegment.ofArray(head);
    private @Nullable Stream object;
    private @Nullable MemorySegment rest;
    private boolean moving;

    private ObjectBcast(CollectiveContext context, int root, @Nullable ObjectSink sink) {
        this.context = context;
        this.root = root;
        this.sink = sink;
        moved.begin(ElementType.LONG, Op.SUM);
        moved.output(head, 0);
    }

    /** The root's side: sends an object that has been written, or with null that it could not be. */
    public static ObjectBcast sending(CollectiveContext context, @Nullable Stream object, int root) {
        ObjectBcast bcast = new ObjectBcast(context, root, null);
        long bytes = object == null ? NOTHING : object.bytes();
        bcast.head[0] = bytes;
        if (object != null) {
            object.read(0, bcast.headBytes, 8, Math.min(bytes, HEAD_ROOM));
            bcast.object = object;
        }
        return bcast;
    }

    /** The side of all others: receives the bytes of the root's object. */
    public static ObjectBcast receiving(CollectiveContext context, ObjectSink sink, int root) {
        return new ObjectBcast(context, root, sink);
    }

    /** Whether the root had nothing to send, when all is over. */
    public boolean nothing() {
        return head[0] == NOTHING;
    }

    @Override
    public @Nullable Schedule following() {
        long bytes = head[0];
        long first = Math.clamp(bytes, 0, HEAD_ROOM);
        MemorySegment more = rest;
        if (more != null) {
            if (sink != null) {
                sink.write(first, more, 0, bytes - first);
            }
            return null;
        }
        if (moving || bytes == NOTHING) {
            return null;
        }
        moving = true;
        if (sink != null) {
            sink.expect(bytes);
            sink.write(0, headBytes, 8, first);
        }
        if (bytes == first) {
            return null;
        }
        more = allocate(bytes - first);
        rest = more;
        if (object != null) {
            object.read(first, more, 0, bytes - first);
        }
        moved.begin(ElementType.BYTE, Op.SUM);
        moved.output(more, 0);
        Schedule schedule = context.schedule(Collective.BCAST, root, bytes - first, 1);
        moved.scratch(schedule.scratch());
        return schedule;
    }

    /** Memory aligned to words, as serializers need it. */
    private static MemorySegment allocate(long bytes) {
        long padded = (bytes + 7) & -8;
        return padded <= LARGEST_HEAP_SEGMENT
                ? MemorySegment.ofArray(new long[(int) (padded >> 3)])
                : Arena.ofAuto().allocate(padded, 8);
    }

    @Override
    public void scratch(long elements) {
        moved.scratch(elements);
    }

    @Override
    public boolean foreign(boolean combining) {
        return false;
    }

    @Override
    public void bindSend(Buffer message, int buffer, long offset, long count) {
        moved.bindSend(message, buffer, offset, count);
    }

    @Override
    public void bindReceive(Buffer message, int buffer, long offset, long count) {
        moved.bindReceive(message, buffer, offset, count);
    }

    @Override
    public @Nullable Failure check(Operation received, long count) {
        return moved.check(received, count);
    }

    @Override
    public void copy(int target, long offset, int source, long sourceOffset, long count) {
        moved.copy(target, offset, source, sourceOffset, count);
    }

    @Override
    public void reduce(int target, long offset, int source, long sourceOffset, long count, boolean sourceFirst) {
        throw new IllegalStateException("a broadcast combines nothing");
    }

    @Override
    public void end() {
        moved.end();
    }
}
