package org.pjrun.internal.transport.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.transport.Transfer;

/**
 * What has been sent to a peer and not been acknowledged yet, by sequence number, to be sent again on a new connection.
 *
 * <p>Most frames lie in a ring of bounded size. Of bulk only the place in its message is kept: it is read from the
 * user's memory once more.
 */
final class Outbox {
    private static final int FIRST_RECORDS = 64;
    private static final int MOST_RECORDS = 4096;
    private static final int MOST_AT_ONCE = 64 * 1024;

    private final MemorySegment ring;
    private final ByteBuf view;
    private final int capacity;
    private int head;
    private int tail;
    private int used;
    private int unwrittenBytes;
    private int claimed;
    private int gap;

    private int[] start = new int[FIRST_RECORDS];
    private int[] bytes = new int[FIRST_RECORDS];
    private int[] held = new int[FIRST_RECORDS];
    private long[] position = new long[FIRST_RECORDS];
    private @Nullable Transfer[] transfer = new Transfer[FIRST_RECORDS];
    private long first;
    private long unwritten;
    private long end;

    Outbox(int capacity) {
        this.capacity = capacity;
        ring = Arena.ofAuto().allocate(capacity, 64);
        view = Unpooled.wrappedBuffer(ring.asByteBuffer());
    }

    MemorySegment memory() {
        return ring;
    }

    /** The number of the next frame. */
    long end() {
        return end;
    }

    /** The number of the oldest frame that is not acknowledged. */
    long first() {
        return first;
    }

    /** Bytes of the ring that are taken. */
    int used() {
        return used;
    }

    boolean empty() {
        return first == end;
    }

    /** The number of the oldest frame that was not written to the present connection. */
    long unwritten() {
        return unwritten;
    }

    /** Whether the present connection has been given everything. */
    boolean written() {
        return unwritten == end;
    }

    /** Bytes of the ring that the present connection has not been given. */
    int unwrittenBytes() {
        return unwrittenBytes;
    }

    /** Finds room for a frame in the ring, its offset; negative if there is none. */
    int claim(int frame) {
        if (!recordFree()) {
            return -1;
        }
        gap = 0;
        if (used == 0) {
            head = 0;
            tail = 0;
        }
        int at = tail;
        if (used > 0 && tail <= head) {
            if (head - tail < frame) {
                return -1;
            }
        } else if (capacity - tail < frame) {
            if (head < frame) {
                return -1;
            }
            gap = capacity - tail;
            at = 0;
        }
        claimed = at;
        return at;
    }

    /** Makes what was claimed the next frame. */
    void commit(int frame) {
        int r = record(end);
        start[r] = claimed;
        bytes[r] = frame;
        held[r] = frame + gap;
        transfer[r] = null;
        tail = claimed + frame;
        used += frame + gap;
        unwrittenBytes += frame;
        end++;
    }

    /** Whether there is room for the record of one more frame. */
    boolean recordFree() {
        if (end - first < start.length) {
            return true;
        }
        if (start.length == MOST_RECORDS) {
            return false;
        }
        grow();
        return true;
    }

    /** Notes a part of a message as the next frame; there must be a free record. */
    void addBulk(Transfer message, long from, int length) {
        int r = record(end);
        start[r] = 0;
        bytes[r] = length;
        held[r] = 0;
        position[r] = from;
        transfer[r] = message;
        end++;
    }

    private void grow() {
        int old = start.length;
        int[] starts = new int[old * 2];
        int[] sizes = new int[old * 2];
        int[] holds = new int[old * 2];
        long[] positions = new long[old * 2];
        @Nullable Transfer[] transfers = new Transfer[old * 2];
        for (long n = first; n < end; n++) {
            int from = (int) n & old - 1;
            int to = (int) n & old * 2 - 1;
            starts[to] = start[from];
            sizes[to] = bytes[from];
            holds[to] = held[from];
            positions[to] = position[from];
            transfers[to] = transfer[from];
        }
        start = starts;
        bytes = sizes;
        held = holds;
        position = positions;
        transfer = transfers;
    }

    private int record(long sequence) {
        return (int) sequence & start.length - 1;
    }

    /** The message that a frame is a part of, null for a frame of the ring. */
    @Nullable
    Transfer transfer(long sequence) {
        return transfer[record(sequence)];
    }

    long position(long sequence) {
        return position[record(sequence)];
    }

    int length(long sequence) {
        return bytes[record(sequence)];
    }

    /**
     * Takes the next frames of the ring that lie one behind the other; what is returned is to be written.
     *
     * @return null while what was taken before has not been written
     */
    @Nullable
    ByteBuf takeRun() {
        if (view.refCnt() > 1) {
            return null;
        }
        int from = start[record(unwritten)];
        int to = from;
        while (unwritten < end
                && transfer[record(unwritten)] == null
                && start[record(unwritten)] == to
                && to - from < MOST_AT_ONCE) {
            to += bytes[record(unwritten)];
            unwritten++;
        }
        unwrittenBytes -= to - from;
        return view.setIndex(from, to).retain();
    }

    /** Takes the next frame, which is bulk; whoever calls writes it. */
    void takeBulk() {
        unwritten++;
    }

    /** Forgets the oldest frame, which was acknowledged; returns the message that it was the last part of. */
    @Nullable
    Transfer acknowledgeFirst() {
        int r = record(first);
        Transfer message = transfer[r];
        transfer[r] = null;
        first++;
        boolean before = unwritten < first;
        if (before) {
            unwritten = first;
        }
        if (message == null) {
            unwrittenBytes -= before ? bytes[r] : 0;
            head = start[r] + bytes[r];
            used -= held[r];
            return null;
        }
        return position[r] + bytes[r] == message.length ? message : null;
    }

    /** Begins again with the oldest frame, on a new connection. */
    void rewind() {
        unwritten = first;
        unwrittenBytes = 0;
        for (long n = first; n < end; n++) {
            unwrittenBytes += transfer(n) == null ? length(n) : 0;
        }
    }

    /** Forgets everything. */
    void clear() {
        Arrays.fill(transfer, null);
        first = end;
        unwritten = end;
        unwrittenBytes = 0;
        used = 0;
    }
}
