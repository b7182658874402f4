package org.pjrun.internal.transport.ring;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.shared.Shared;
import org.pjrun.internal.transport.Traffic;
import org.pjrun.internal.transport.Transfer;

/**
 * One end of a lane: 256 KiB of shared memory through which the bulk of large messages streams from one rank to one
 * other, in the order in which the receiver has granted them.
 *
 * <p>The sender copies in while the receiver copies out, part by part: what the second copy costs hides behind the
 * first, but for one part. Parts are small at first and grow with the message.
 */
final class Lane {
    private static final long LEAST_PART = 8 * 1024;
    private static final long MOST_PART = 32 * 1024;

    private final MemorySegment memory;
    private final int index;
    private final long control;
    private final long data;
    private final long capacity;
    private final Traffic traffic;
    private long mine;
    private long theirs;
    private @Nullable Transfer first;
    private @Nullable Transfer last;

    private Lane(MemorySegment memory, SegmentLayout layout, int index, Traffic traffic) {
        this.memory = memory;
        this.traffic = traffic;
        this.index = index;
        this.control = layout.lane(index);
        this.data = control + SegmentLayout.LANE_DATA;
        this.capacity = layout.laneCapacity();
    }

    /** The receiver's end of a lane that it has just borrowed; whatever another pair left behind is forgotten. */
    static Lane receiving(MemorySegment memory, SegmentLayout layout, int index, Traffic traffic) {
        Lane lane = new Lane(memory, layout, index, traffic);
        Shared.putLongRelease(memory, lane.control + SegmentLayout.LANE_FILLED, 0);
        Shared.putLongRelease(memory, lane.control + SegmentLayout.LANE_DRAINED, 0);
        return lane;
    }

    /** The sender's end of a lane that its receiver has just borrowed. */
    static Lane sending(MemorySegment memory, SegmentLayout layout, int index, Traffic traffic) {
        return new Lane(memory, layout, index, traffic);
    }

    int index() {
        return index;
    }

    boolean idle() {
        return first == null;
    }

    void add(Transfer transfer) {
        transfer.following = null;
        Transfer tail = last;
        if (tail == null) {
            first = transfer;
        } else {
            tail.following = transfer;
        }
        last = transfer;
    }

    /** Copies a part of the first message in; false if there is no room or no message. */
    boolean fill() {
        Transfer transfer = first;
        if (transfer == null) {
            return false;
        }
        long part = Math.min(part(transfer.length), transfer.length - transfer.moved);
        if (mine + part - theirs > capacity) {
            theirs = Shared.getLongAcquire(memory, control + SegmentLayout.LANE_DRAINED);
            part = Math.min(part, capacity - (mine - theirs));
        }
        return move(transfer, part, true);
    }

    /** Copies a part of the first message out; false if nothing has come. */
    boolean drain() {
        Transfer transfer = first;
        if (transfer == null) {
            return false;
        }
        if (theirs == mine) {
            theirs = Shared.getLongAcquire(memory, control + SegmentLayout.LANE_FILLED);
        }
        long part = Math.min(theirs - mine, transfer.length - transfer.moved);
        return move(transfer, Math.min(part, MOST_PART), false);
    }

    /** The first message, if all of it has moved; it leaves the lane. */
    @Nullable
    Transfer takeFinished() {
        Transfer transfer = first;
        if (transfer == null || transfer.moved < transfer.length) {
            return null;
        }
        first = transfer.following;
        if (first == null) {
            last = null;
        }
        transfer.following = null;
        return transfer;
    }

    private boolean move(Transfer transfer, long part, boolean in) {
        long at = mine % capacity;
        long bytes = Math.min(part, capacity - at);
        if (bytes <= 0) {
            return false;
        }
        boolean end = transfer.moved + bytes == transfer.length;
        try {
            if (in) {
                transfer.buffer.read(transfer.moved, memory, data + at, bytes);
            } else {
                transfer.buffer.write(transfer.moved, memory, data + at, bytes);
            }
        } catch (RuntimeException e) {
            transfer.spoil(e);
        }
        traffic.copied();
        transfer.moved += bytes;
        // the next message begins on a line of its own
        mine = end ? (mine + bytes + 63) & -64 : mine + bytes;
        Shared.putLongRelease(memory, control + (in ? SegmentLayout.LANE_FILLED : SegmentLayout.LANE_DRAINED), mine);
        return true;
    }

    private static long part(long length) {
        return Math.clamp((length >> 3) & -64, LEAST_PART, MOST_PART);
    }
}
