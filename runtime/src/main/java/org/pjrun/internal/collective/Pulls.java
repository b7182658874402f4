package org.pjrun.internal.collective;

import org.pjrun.internal.board.Board;
import org.pjrun.internal.board.Voucher;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.memory.OwnMemory;
import org.pjrun.internal.shared.RemoteMemory;

/**
 * Copies from rank to rank that go past the board, of a communicator: whether they are to be tried, and whether those of the
 * present call were good. Used inside the gate, by the call whose turn it is on the board; so all ranks of the host know the same
 * of earlier calls.
 */
final class Pulls {
    /** Calls that go over the board at first, since finding out about the garbage collector takes as long as they do. */
    private static final int NOT_YET = Integer.getInteger("pjrun.board.pull-after", 16);

    /** Longer copies at once would keep the garbage collector waiting, and whoever waits for the gate. */
    static final long MOST_BYTES = 512 * 1024;

    private final OwnMemory own = new OwnMemory();
    private final Buffer region = new Buffer();
    private int notYet = NOT_YET;
    private boolean impossible;
    private boolean arrays;
    private long moves;
    private Voucher voucher = Voucher.GOOD;

    /** Whether a call that could, pulls; asked once for each of them. */
    boolean wanted() {
        if (notYet > 0) {
            notYet--;
            return false;
        }
        voucher = Voucher.GOOD;
        arrays = false;
        moves = RemoteMemory.available() && own.arraysFollowed() ? own.moves() : 0;
        return !impossible;
    }

    /** Offers elements to the other members. */
    void offer(Board board, Elements elements, int buffer, long offset, long count) {
        elements.bindSend(region, buffer, offset, count);
        Buffer.Place place = region.place();
        boolean offered = RemoteMemory.available()
                && (place == Buffer.Place.NATIVE || place == Buffer.Place.HEAP && own.arraysFollowed());
        arrays |= place == Buffer.Place.HEAP;
        if (!offered) {
            voucher = Voucher.IMPOSSIBLE;
        }
        board.offer(own.process(), offered ? region.address(0) : 0);
        region.clear();
    }

    /** Copies elements, not too many, from what a member offers; what fails is told by the voucher. */
    void pull(Board board, int rank, long from, Elements elements, int buffer, long offset, long count) {
        long address = board.offered(rank);
        elements.bindReceive(region, buffer, offset, count);
        Buffer.Place place = region.place();
        boolean pulled = address != 0
                && RemoteMemory.available()
                && (place == Buffer.Place.NATIVE || place == Buffer.Place.HEAP)
                && region.pull(0, board.offerer(rank), address + elements.bytes(from), elements.bytes(count), 0) == 0;
        if (!pulled) {
            voucher = Voucher.IMPOSSIBLE;
        }
        region.clear();
    }

    /** What this rank says of what it has offered, which all have read, and of what it has pulled. */
    Voucher voucher() {
        if (arrays && own.moves() != moves) {
            voucher = voucher.and(Voucher.MOVED);
        }
        return voucher;
    }

    /** Hears what another rank says. */
    void hear(Voucher other) {
        voucher = voucher.and(other);
    }

    /** Whether all have vouched for the call; the answer is the same on all ranks. */
    boolean good() {
        impossible |= voucher == Voucher.IMPOSSIBLE;
        return voucher == Voucher.GOOD;
    }
}
