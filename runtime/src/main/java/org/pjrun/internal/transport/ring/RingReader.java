package org.pjrun.internal.transport.ring;

import java.lang.foreign.MemorySegment;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.shared.Shared;

/**
 * The receiver's end of a ring; see {@link RingWriter}.
 *
 * <p>How far it has read and how much credit it gives back stand in one line that it writes only when a quarter of
 * either has come together, so that the line seldom travels.
 */
final class RingReader {
    private final MemorySegment memory;
    private final long control;
    private final long data;
    private final long capacity;
    private final long publishEvery;
    private final long repayEvery;
    private long head;
    private long position;
    private long publishedHead;
    private long returned;
    private long publishedReturned;

    RingReader(MemorySegment memory, long ring, long capacity, long credit) {
        this.memory = memory;
        this.control = ring;
        this.data = ring + SegmentLayout.RING_DATA;
        this.capacity = capacity;
        this.publishEvery = capacity / 4;
        this.repayEvery = credit / 4;
    }

    /** Header of the next frame, 0 if there is none. */
    long peek() {
        long header = Shared.getLongAcquire(memory, data + position);
        if (header == RingWriter.SKIP) {
            head += capacity - position;
            position = 0;
            header = Shared.getLongAcquire(memory, data);
        }
        return header;
    }

    /** Where the frame that was peeked at begins. */
    long frame() {
        return data + position;
    }

    /** Looks beyond the frame of this header, which stays where it is until the writer is {@linkplain #tell told}. */
    void advance(long header) {
        long bytes = RingWriter.frameBytes(header);
        head += bytes;
        position += bytes;
        if (position == capacity) {
            position = 0;
        }
    }

    /** Tells the writer of new room if that is worth its while; whether it has. */
    boolean tell() {
        return head - publishedHead >= publishEvery && publish();
    }

    /** Gives back credit; true if the writer has been told. */
    boolean repay(long charge) {
        returned += charge;
        return returned - publishedReturned >= repayEvery && publish();
    }

    private boolean publish() {
        Shared.putLong(memory, control + SegmentLayout.RING_RETURNED, returned);
        Shared.putLongRelease(memory, control + SegmentLayout.RING_HEAD, head);
        publishedHead = head;
        publishedReturned = returned;
        return true;
    }
}
