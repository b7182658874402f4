package org.pjrun.internal.transport.ring;

import java.lang.foreign.MemorySegment;
import org.pjrun.CommException;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.shared.Shared;

/**
 * The lanes of a host, borrowed by receivers; a bit in the segment's header for each lane that is out.
 *
 * <p>A receiver keeps a lane for as long as nobody is short of one, so that most messages borrow nothing.
 */
final class LanePool {
    private static final int WORDS = SegmentLayout.MAX_LANES / 64;

    private final RingTransport transport;
    private final MemorySegment memory;
    private final int lanes;

    LanePool(RingTransport transport) {
        this.transport = transport;
        this.memory = transport.memory();
        this.lanes = transport.layout().lanes();
    }

    /** Takes a free lane; negative if all are out, then those who idle are asked to give theirs back. */
    int borrow() {
        for (int w = 0; w < WORDS && w * 64 < lanes; w++) {
            long offset = SegmentLayout.HEADER_LANE_BITS + w * 8L;
            long word = Shared.getLongAcquire(memory, offset);
            while (word != -1L) {
                int bit = Long.numberOfTrailingZeros(~word);
                if (w * 64 + bit >= lanes) {
                    break;
                }
                if (Shared.casLong(memory, offset, word, word | 1L << bit)) {
                    return reserved(w * 64 + bit);
                }
                word = Shared.getLongAcquire(memory, offset);
            }
        }
        Shared.putIntRelease(memory, SegmentLayout.HEADER_LANE_SHORTAGE, 1);
        return -1;
    }

    /** The lane's number, negative if its memory is not to be had: then frames must do. */
    private int reserved(int index) {
        try {
            transport.reserve(transport.layout().lane(index), transport.layout().laneBytes());
            return index;
        } catch (CommException e) {
            giveBack(index);
            return -1;
        }
    }

    boolean shortage() {
        return Shared.getIntOpaque(memory, SegmentLayout.HEADER_LANE_SHORTAGE) != 0;
    }

    void giveBack(int index) {
        long offset = SegmentLayout.HEADER_LANE_BITS + (index >>> 6) * 8L;
        long word = Shared.getLongAcquire(memory, offset);
        while (!Shared.casLong(memory, offset, word, word & ~(1L << index))) {
            word = Shared.getLongAcquire(memory, offset);
        }
        Shared.putIntRelease(memory, SegmentLayout.HEADER_LANE_SHORTAGE, 0);
    }
}
