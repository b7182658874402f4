package org.pjrun.internal.transport.ring;

import java.lang.foreign.MemorySegment;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.shared.Shared;

/**
 * The offers of a lane, as both ends see them: parts of messages that the receiver may copy from the sender's memory.
 *
 * <p>Four counters that only grow tell how far everybody is: the sender has <em>offered</em> parts, the receiver has
 * <em>taken</em> them, the sender has <em>judged</em> whether what was taken was what it meant, and the receiver has
 * <em>settled</em> the verdicts, after which an entry of the table is free again.
 */
record OfferTable(MemorySegment memory, long lane) {
    static final int ENTRIES = 16;
    private static final long ENTRY = 64;
    private static final long ADDRESS = 0;
    private static final long BYTES = 8;
    private static final long PROCESS = 16;
    private static final long VALID = 24;
    private static final long FAILED = 32;

    /** Forgets whatever another pair left behind. */
    void clear() {
        Shared.putLongRelease(memory, lane + SegmentLayout.LANE_OFFERED, 0);
        Shared.putLongRelease(memory, lane + SegmentLayout.LANE_TAKEN, 0);
        Shared.putLongRelease(memory, lane + SegmentLayout.LANE_JUDGED, 0);
        Shared.putLongRelease(memory, lane + SegmentLayout.LANE_SETTLED, 0);
    }

    static int index(long number) {
        return (int) (number & (ENTRIES - 1));
    }

    private long entry(long number) {
        return lane + SegmentLayout.LANE_OFFERS + index(number) * ENTRY;
    }

    void write(long number, long address, long bytes, long process) {
        long at = entry(number);
        Shared.putLong(memory, at + ADDRESS, address);
        Shared.putLong(memory, at + BYTES, bytes);
        Shared.putLong(memory, at + PROCESS, process);
        Shared.putLong(memory, at + FAILED, 0);
    }

    long address(long number) {
        return Shared.getLong(memory, entry(number) + ADDRESS);
    }

    long bytes(long number) {
        return Shared.getLong(memory, entry(number) + BYTES);
    }

    long process(long number) {
        return Shared.getLong(memory, entry(number) + PROCESS);
    }

    /** The sender's verdict: whether what was taken is what was meant. */
    void judge(long number, boolean valid) {
        Shared.putLong(memory, entry(number) + VALID, valid ? 1 : 0);
    }

    boolean valid(long number) {
        return Shared.getLong(memory, entry(number) + VALID) != 0;
    }

    /** The receiver says that it could not copy. */
    void fail(long number) {
        Shared.putLong(memory, entry(number) + FAILED, 1);
    }

    boolean failed(long number) {
        return Shared.getLong(memory, entry(number) + FAILED) != 0;
    }

    long offered() {
        return Shared.getLongAcquire(memory, lane + SegmentLayout.LANE_OFFERED);
    }

    void offered(long count) {
        Shared.putLongRelease(memory, lane + SegmentLayout.LANE_OFFERED, count);
    }

    long taken() {
        return Shared.getLongAcquire(memory, lane + SegmentLayout.LANE_TAKEN);
    }

    void taken(long count) {
        Shared.putLongRelease(memory, lane + SegmentLayout.LANE_TAKEN, count);
    }

    long judged() {
        return Shared.getLongAcquire(memory, lane + SegmentLayout.LANE_JUDGED);
    }

    void judged(long count) {
        Shared.putLongRelease(memory, lane + SegmentLayout.LANE_JUDGED, count);
    }

    long settled() {
        return Shared.getLongAcquire(memory, lane + SegmentLayout.LANE_SETTLED);
    }

    void settled(long count) {
        Shared.putLongRelease(memory, lane + SegmentLayout.LANE_SETTLED, count);
    }
}
