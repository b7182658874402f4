package org.pjrun.internal.collective;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.Op;
import org.pjrun.collectives.Collective;
import org.pjrun.internal.buffer.Stream;
import org.pjrun.internal.object.ObjectSink;

/**
 * Broadcast of an object: written once by the root, passed on as bytes, read once by each rank.
 *
 * <p>Ranks must agree on a count before they receive, and only the root knows it. So a first broadcast of fixed length says
 * it and carries what fits; most objects fit. The rest, if any, follows in a second one, by whatever algorithm is good for
 * its length. Used between begin and end of the context.
 */
public final class ObjectBcast {
    /** Written in place of a length by a root that has no bytes to send. */
    private static final long NOTHING = -1;

    private static final int HEAD_WORDS = 64;
    private static final long HEAD_ROOM = (HEAD_WORDS - 1) * 8L;
    private static final long LARGEST_HEAP_SEGMENT = 1L << 30;

    private final CollectiveContext context;
    private final long[] head = new long[HEAD_WORDS];
    private final MemorySegment headBytes = MemorySegment.ofArray(head);

    /** Makes the broadcasts of a communicator. */
    public ObjectBcast(CollectiveContext context) {
        this.context = context;
    }

    /** Sends an object that has been written, or with null that it could not be; called by the root. */
    public @Nullable Failure send(@Nullable Stream object, int root) {
        long bytes = object == null ? NOTHING : object.bytes();
        long first = Math.clamp(bytes, 0, HEAD_ROOM);
        head[0] = bytes;
        if (object != null) {
            object.read(0, headBytes, 8, first);
        }
        Failure failure = moveHead(root);
        if (failure != null || object == null || bytes == first) {
            return failure;
        }
        MemorySegment rest = allocate(bytes - first);
        object.read(first, rest, 0, bytes - first);
        return move(rest, root, bytes - first);
    }

    /** Receives the bytes of the root's object; called by all others. */
    public @Nullable Failure receive(ObjectSink sink, int root) {
        Failure failure = moveHead(root);
        if (failure != null) {
            return failure;
        }
        long bytes = head[0];
        if (bytes == NOTHING) {
            return new Failure(
                    ErrorClass.SERIALIZATION,
                    "the root, rank " + root + ", could not write its object; the exception there says why");
        }
        long first = Math.min(bytes, HEAD_ROOM);
        sink.expect(bytes);
        sink.write(0, headBytes, 8, first);
        if (bytes > first) {
            MemorySegment rest = allocate(bytes - first);
            failure = move(rest, root, bytes - first);
            if (failure == null) {
                sink.write(first, rest, 0, bytes - first);
            }
        }
        return failure;
    }

    private @Nullable Failure moveHead(int root) {
        context.elements(ElementType.LONG, Op.SUM).output(head, 0);
        return context.run(Collective.BCAST, root, HEAD_WORDS, true, false);
    }

    private @Nullable Failure move(MemorySegment bytes, int root, long count) {
        context.elements(ElementType.BYTE, Op.SUM).output(bytes, 0);
        return context.run(Collective.BCAST, root, count, true, false);
    }

    /** Memory aligned to words, as serializers need it. */
    private static MemorySegment allocate(long bytes) {
        long padded = (bytes + 7) & -8;
        return padded <= LARGEST_HEAP_SEGMENT
                ? MemorySegment.ofArray(new long[(int) (padded >> 3)])
                : Arena.ofAuto().allocate(padded, 8);
    }
}
