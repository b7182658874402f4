package org.pjrun.internal.transport.ring;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.shared.RemoteMemory;
import org.pjrun.internal.transport.Traffic;
import org.pjrun.internal.transport.Transfer;

/** The receiver's end of a lane's offers: copies out of the sender's memory, and then hears whether that was valid. */
final class Pulling {
    private static final int BETWEEN_BYTES = 32 * 1024;

    private final OfferTable table;
    private final Traffic traffic;
    private final @Nullable Transfer[] owners = new Transfer[OfferTable.ENTRIES];
    private final Cursor ahead = new Cursor();
    private long taken;
    private long settled;
    private @Nullable MemorySegment between;

    Pulling(OfferTable table, Traffic traffic) {
        this.table = table;
        this.traffic = traffic;
    }

    /** Whether verdicts are to be heard on what was taken. */
    boolean outstanding() {
        return taken != settled;
    }

    /** Hears verdicts and takes the next part; false if there was nothing to do. */
    boolean advance(Transfer first) {
        long offered = table.offered(); // read first: verdicts on earlier parts are seen before what replaces them
        boolean worked = settle();
        if (!outstanding()) {
            ahead.reset();
        }
        if (offered > taken) {
            Transfer receive = ahead.next(first);
            if (receive != null) {
                take(receive);
                worked = true;
            }
        }
        return worked;
    }

    private boolean settle() {
        long judged = table.judged();
        if (judged == settled) {
            return false;
        }
        for (; settled < judged; settled++) {
            Transfer receive = owners[OfferTable.index(settled)];
            owners[OfferTable.index(settled)] = null;
            if (!table.valid(settled)) {
                taken = Math.max(taken, judged);
            } else if (receive != null) {
                receive.moved += table.bytes(settled);
            }
        }
        table.settled(settled);
        return true;
    }

    private void take(Transfer receive) {
        long bytes = table.bytes(taken);
        boolean read;
        try {
            read = switch (receive.buffer.place()) {
                case HEAP, NATIVE ->
                    receive.buffer.pull(ahead.position(), table.process(taken), table.address(taken), bytes);
                case SCATTERED -> pullBetween(receive, bytes);
                case FLOWING -> false; // takes bytes once, and what was taken here may have to be taken again
            };
        } catch (RuntimeException e) {
            receive.spoil(e);
            read = true;
        }
        if (read) {
            traffic.copiedOnce();
        } else {
            table.fail(taken);
        }
        owners[OfferTable.index(taken)] = receive;
        ahead.advance(bytes);
        taken++;
        table.taken(taken);
    }

    /** Copies in two steps what does not lie in memory as it travels. */
    private boolean pullBetween(Transfer receive, long bytes) {
        MemorySegment memory = between;
        if (memory == null) {
            memory = Arena.ofAuto().allocate(BETWEEN_BYTES, 64);
            between = memory;
        }
        for (long done = 0; done < bytes; done += BETWEEN_BYTES) {
            long part = Math.min(BETWEEN_BYTES, bytes - done);
            if (RemoteMemory.read(table.process(taken), table.address(taken) + done, memory, 0, part) != part) {
                return false;
            }
            receive.buffer.write(ahead.position() + done, memory, 0, part);
        }
        return true;
    }
}
