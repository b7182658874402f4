package org.pjrun.internal.transport.ring;

import org.jspecify.annotations.Nullable;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.transport.Transfer;

/**
 * The sender's end of a lane's offers.
 *
 * <p>An array of the heap may be moved by the garbage collector while the receiver copies it. Nothing prevents that; it is
 * found out afterwards: what was taken counts only if no collection has happened since it was offered, and is offered
 * again otherwise. Collections are rare, a part is copied in microseconds.
 */
final class Offering {
    /** Longer parts keep the receiver's engine, and its garbage collector, waiting for too long. */
    private static final long MOST_BYTES = 512 * 1024;

    private static final int UNDECIDED = 0;
    private static final int ONCE = 1;
    private static final int TWICE = 2;

    private final OfferTable table;
    private final SingleCopy single;
    private final @Nullable Transfer[] owners = new Transfer[OfferTable.ENTRIES];
    private final Cursor ahead = new Cursor();
    private long offered;
    private long judged;
    private long settled;
    private long moves;
    private boolean refused;
    private final Ways ways = new Ways(System::nanoTime);

    Offering(OfferTable table, SingleCopy single) {
        this.table = table;
        this.single = single;
    }

    /** Whether parts have been offered whose fate is not known yet. */
    boolean outstanding() {
        return offered != judged;
    }

    /** Whether a message is to be offered, which is decided when its turn comes. */
    boolean wants(Transfer send) {
        if (refused) {
            return false;
        }
        if (send.way == UNDECIDED) {
            send.way = single.suits(send) && (!Ways.concern(send) || ways.begin()) ? ONCE : TWICE;
        }
        return send.way == ONCE;
    }

    /** All of a message has been moved. */
    void finished(Transfer send) {
        if (Ways.concern(send) && !refused) {
            ways.end(send.length);
        }
    }

    /** Judges what has been taken and offers more; false if there was nothing to do. */
    @SuppressWarnings("ReferenceEquality") // the first message itself
    boolean advance(Transfer first) {
        boolean worked = judge();
        if (!outstanding()) {
            ahead.reset();
        }
        while (offered - settled < OfferTable.ENTRIES || spaceMade()) {
            Transfer send = ahead.next(first);
            if (send == null || send != first && Ways.concern(send) || !wants(send)) {
                break;
            }
            offer(send);
            worked = true;
        }
        return worked;
    }

    private boolean spaceMade() {
        settled = table.settled();
        return offered - settled < OfferTable.ENTRIES;
    }

    private void offer(Transfer send) {
        if (!outstanding()) {
            moves = single.moves();
        }
        long position = ahead.position();
        long bytes = Math.min(MOST_BYTES, send.length - position);
        table.write(offered, send.buffer.address(position), bytes, single.process());
        owners[OfferTable.index(offered)] = send;
        ahead.advance(bytes);
        offered++;
        table.offered(offered);
    }

    private boolean judge() {
        if (!outstanding()) {
            return false;
        }
        long taken = table.taken();
        if (taken <= judged) {
            return false;
        }
        boolean stayed = single.moves() == moves;
        while (judged < taken) {
            Transfer send = owners[OfferTable.index(judged)];
            if (send == null || table.failed(judged) || !send.buffer.alive()) {
                refused = true; // the receiver may not read, or the memory is gone: copying tells which
            } else if (stayed || send.buffer.place() == Buffer.Place.NATIVE) {
                table.judge(judged, true);
                send.moved += table.bytes(judged);
                owners[OfferTable.index(judged)] = null;
                judged++;
                continue;
            }
            withdraw();
            break;
        }
        table.judged(judged);
        return true;
    }

    /** Takes back what has been offered and not been judged. */
    private void withdraw() {
        while (judged < offered) {
            table.judge(judged, false);
            owners[OfferTable.index(judged)] = null;
            judged++;
        }
    }
}
