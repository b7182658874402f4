package org.pjrun.internal.transport.ring;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.shared.RemoteMemory;
import org.pjrun.internal.shared.Shared;
import org.pjrun.internal.transport.FrameHandler;
import org.pjrun.internal.transport.Traffic;
import org.pjrun.internal.transport.Transfer;

/**
 * The messages of a peer that are copied here right out of its memory, one after the other.
 *
 * <p>An array of the heap may be moved by the garbage collector meanwhile. Nothing prevents that; it is found out afterwards:
 * each part is good only if the peer's virtual machine has begun no collection since it said where the array lies. Collections
 * are rare, a part is copied in microseconds. What is not good any more is left to the handler, with all bytes that were.
 */
final class Pulling {
    /** Longer parts keep this engine, and the garbage collector of this process, waiting for too long. */
    private static final int MOST_BYTES = 512 * 1024;

    private static final int BETWEEN_BYTES = 32 * 1024;

    /** After so many refusals in a row, one of some thousand messages is tried. */
    private static final int MOST_REFUSALS = 12;

    private final MemorySegment memory;
    private final long page;
    private final Traffic traffic;
    private final Ways ways;
    private @Nullable Transfer first;
    private @Nullable Transfer last;
    private @Nullable MemorySegment between;
    private boolean decided;
    private int collections; // that the peer is known to have begun
    private int refusals; // in a row, by the kernel
    private int unwanted; // messages that are not to be tried so

    /**
     * The messages of the rank that a page belongs to.
     *
     * @param ways what decides about very long ones
     */
    Pulling(MemorySegment memory, long page, Traffic traffic, Ways ways) {
        this.memory = memory;
        this.page = page;
        this.traffic = traffic;
        this.ways = ways;
    }

    boolean idle() {
        return first == null;
    }

    /**
     * Whether a message is to be copied so. Not if it flows: that takes bytes once, and what was taken here may turn out not to be
     * good. And the more the kernel has refused, the fewer are tried.
     */
    boolean wants(Transfer receive) {
        if (!RemoteMemory.available() || receive.buffer.place() == Buffer.Place.FLOWING) {
            return false;
        }
        if (unwanted > 0) {
            unwanted--;
            return false;
        }
        return true;
    }

    void add(Transfer receive) {
        receive.following = null;
        Transfer tail = last;
        if (tail == null) {
            first = receive;
        } else {
            tail.following = receive;
        }
        last = receive;
    }

    void clear() {
        first = null;
        last = null;
        decided = false;
    }

    /**
     * Copies a part of the first message, and tells the handler if that was all or will not go on.
     *
     * @param laneBusy whether other messages of the peer stream just now
     * @return whether there was something to do
     */
    boolean advance(boolean laneBusy, FrameHandler handler) {
        Transfer receive = first;
        if (receive == null) {
            return false;
        }
        if (Ways.concern(receive) && !decided) {
            if (laneBusy) {
                return false; // the time that it takes would say nothing
            }
            decided = true;
            if (!ways.begin()) {
                drop(receive);
                handler.interrupted(receive);
                return true;
            }
        }
        boolean good = take(receive, Math.min(MOST_BYTES, receive.length - receive.moved));
        if (good && receive.moved < receive.length) {
            return true;
        }
        drop(receive);
        if (good) {
            refused(false);
            finished(receive);
            handler.finished(receive);
        } else {
            handler.interrupted(receive);
        }
        return true;
    }

    /** Notes that a message has come, this way or the other. */
    void finished(Transfer receive) {
        if (Ways.concern(receive)) {
            ways.end(receive.length);
        }
    }

    private void drop(Transfer receive) {
        first = receive.following;
        if (first == null) {
            last = null;
        }
        receive.following = null;
        decided = false;
    }

    /** Copies the next bytes; whether they are good. */
    private boolean take(Transfer receive, long bytes) {
        boolean array = receive.moves >= 0;
        if (array && (int) (receive.moves - collections) < 0) {
            return false;
        }
        long expected = array ? receive.moves : 0;
        long process = Shared.getLong(memory, page + SegmentLayout.PAGE_OFFERER);
        long counter = array ? Shared.getLong(memory, page + SegmentLayout.PAGE_COLLECTIONS) : 0;
        long counted;
        try {
            counted = switch (receive.buffer.place()) {
                case HEAP, NATIVE ->
                    receive.buffer.pull(receive.moved, process, receive.address + receive.moved, bytes, counter);
                default -> takeBetween(receive, bytes, process, counter, expected);
            };
        } catch (RuntimeException e) {
            receive.spoil(e);
            counted = expected;
        }
        if (array && counted >= 0) {
            collections = (int) counted;
        }
        if (counted != expected) {
            refused(counted < 0);
            return false;
        }
        receive.moved += bytes;
        traffic.copiedOnce();
        return true;
    }

    private void refused(boolean again) {
        refusals = again ? Math.min(refusals + 1, MOST_REFUSALS) : 0;
        unwanted = again ? (1 << refusals) - 2 : 0;
    }

    /** Copies in two steps what does not lie in memory as it travels; what the counter was at last. */
    private long takeBetween(Transfer receive, long bytes, long process, long counter, long expected) {
        MemorySegment step = between;
        if (step == null) {
            step = Arena.ofAuto().allocate(BETWEEN_BYTES, 64);
            between = step;
        }
        long counted = expected;
        for (long done = 0; done < bytes; done += BETWEEN_BYTES) {
            long part = Math.min(BETWEEN_BYTES, bytes - done);
            counted = RemoteMemory.read(process, receive.address + receive.moved + done, step, 0, part, counter);
            if (counted != expected) {
                return counted;
            }
            receive.buffer.write(receive.moved + done, step, 0, part);
        }
        return counted;
    }
}
