package org.pjrun.internal.board;

import java.lang.foreign.MemorySegment;
import org.pjrun.internal.bootstrap.BoardLayout;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.shared.Shared;
import org.pjrun.internal.shared.SleepFence;
import org.pjrun.internal.transport.ring.Reservation;

/** The boards of a host, as one of its ranks sees them: a few places, lent to communicators whose ranks are all here. */
public final class Boards {
    /** The place of the world, which nobody needs to lend. */
    public static final int WORLD = 0;

    /** Most ranks of a communicator on a host with a board. */
    public static final int MAX_RANKS = BoardLayout.MAX_RANKS;

    /** In place of a place: there is none. */
    public static final int NONE = -1;

    private final MemorySegment memory;
    private final SegmentLayout layout;
    private final Reservation reservation;
    private final SleepFence fence;
    private long ticks;

    /**
     * The boards in a segment.
     *
     * @param ranks that the segment is made for
     */
    public Boards(MemorySegment memory, int ranks, Reservation reservation) {
        this.memory = memory;
        this.layout = new SegmentLayout(ranks);
        this.reservation = reservation;
        this.fence = new SleepFence(memory, SegmentLayout.HEADER_LIGHT);
    }

    /** Lends a place to a communicator, empty; called by one of its ranks, which tells the others. Or {@link #NONE}. */
    public int lend() {
        BoardLayout boards = layout.boards();
        long lent = Shared.getLongAcquire(memory, SegmentLayout.HEADER_BOARD_BITS);
        while (true) {
            int place = Long.numberOfTrailingZeros(~(lent | 1L << WORLD));
            if (place >= boards.places()) {
                return NONE;
            }
            if (Shared.casLong(memory, SegmentLayout.HEADER_BOARD_BITS, lent, lent | 1L << place)) {
                reservation.reserve(boards.lines(place, 0), boards.linesBytes());
                memory.asSlice(boards.lines(place, 0), boards.linesBytes()).fill((byte) 0);
                return place;
            }
            lent = Shared.getLongAcquire(memory, SegmentLayout.HEADER_BOARD_BITS);
        }
    }

    /**
     * The board at a place.
     *
     * @param size of the communicator
     * @param here which of its ranks are on this host, in ascending order
     * @param processes the process of each of these
     * @param rank this rank in the communicator
     */
    public Board open(int place, int size, int[] here, int[] processes, int rank) {
        return new Board(this, place, size, here, processes, rank);
    }

    /** Takes a place back that all members have closed. */
    void giveBack(int place) {
        long lent = Shared.getLongAcquire(memory, SegmentLayout.HEADER_BOARD_BITS);
        while (!Shared.casLong(memory, SegmentLayout.HEADER_BOARD_BITS, lent, lent & ~(1L << place))) {
            lent = Shared.getLongAcquire(memory, SegmentLayout.HEADER_BOARD_BITS);
        }
    }

    /** Counts a tick of a board that this rank has gone through. */
    void ticked() {
        ticks++;
    }

    /** Ticks that this rank has gone through on all its boards: what collectives take there in place of messages. */
    public long ticks() {
        return ticks;
    }

    SleepFence fence() {
        return fence;
    }

    MemorySegment memory() {
        return memory;
    }

    SegmentLayout layout() {
        return layout;
    }

    void reserve(long offset, long bytes) {
        reservation.reserve(offset, bytes);
    }
}
