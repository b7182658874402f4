package org.pjrun.internal.transport.ring;

import java.lang.foreign.MemorySegment;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.shared.FastStrings;
import org.pjrun.internal.shared.Shared;
import org.pjrun.internal.transport.Frame;

/**
 * The sender's end of a ring of frames in shared memory, for one writer and one reader.
 *
 * <p>A frame is committed by its first word, which the reader polls; so a small message costs the transfer of one cache
 * line and no index has to travel. Before a frame is committed, the word where the next one will begin is cleared: the
 * reader finds either a committed frame or zero there, whatever lay there a lap before. (The idea of clearing ahead is
 * Open MPI's fast boxes'.) Behind a short frame more such words are cleared once it has been committed: then the next one
 * waits for its own line only, and not also for the following one, which the reader had last. Frames begin at multiples of
 * 32 bytes, and a word 3 that is zero is left out, so that most messages up to 8 bytes never straddle a line.
 */
final class RingWriter {
    /** Word of a gap up to the end of the ring. */
    static final long SKIP = Frame.header(0xff, 0, 0, 0);

    /** Bit of a header that is followed by all four words and not by three. */
    static final long SIGNED = Frame.header(0, 0, Frame.TRANSPORT_FLAG, 0);

    private static final int ALIGNMENT = 32;

    /** Bytes behind a short frame in which no word is left at which a frame could begin. */
    private static final int CLEARED = 3 * ALIGNMENT;

    private static final int FAST_LEAST_BYTES = 1024;
    private static final int FAST_AFTER = 1000;

    private final MemorySegment memory;
    private final long control;
    private final long data;
    private final long capacity;
    private long tail;
    private long cleared; // up to here, counted as the tail is, nothing is left at which a frame could begin
    private long position;
    private long knownHead;
    private int longOnes;

    RingWriter(MemorySegment memory, long ring, long capacity) {
        this.memory = memory;
        this.control = ring;
        this.data = ring + SegmentLayout.RING_DATA;
        this.capacity = capacity;
    }

    static boolean signed(long header) {
        return (header & SIGNED) != 0;
    }

    /** Bytes of the words in front of the payload. */
    static long headerBytes(long header) {
        return signed(header) ? 32 : 24;
    }

    /** Bytes that a frame takes in the ring. */
    static long frameBytes(long header) {
        return (headerBytes(header) + Frame.length(header) + ALIGNMENT - 1L) & -ALIGNMENT;
    }

    boolean write(long plain, long word1, long word2, long word3, Buffer buffer, long from) {
        long header = word3 == 0 ? plain : plain | SIGNED;
        long bytes = frameBytes(header);
        if (!reserve(bytes)) {
            return false;
        }
        long at = data + position;
        words(at, word1, word2, word3);
        copy(buffer, from, at + headerBytes(header), Frame.length(header));
        commit(at, header, bytes);
        return true;
    }

    boolean write(long plain, long word1, long word2, long word3, long payload1, long payload2) {
        long header = word3 == 0 ? plain : plain | SIGNED;
        long bytes = frameBytes(header);
        if (!reserve(bytes)) {
            return false;
        }
        long at = data + position;
        long payload = at + headerBytes(header);
        words(at, word1, word2, word3);
        Shared.putLong(memory, payload, payload1);
        Shared.putLong(memory, payload + 8, payload2);
        commit(at, header, bytes);
        return true;
    }

    boolean write(
            long plain,
            long word1,
            long word2,
            long word3,
            long payload1,
            long payload2,
            long payload3,
            long payload4) {
        long header = word3 == 0 ? plain : plain | SIGNED;
        long bytes = frameBytes(header);
        if (!reserve(bytes)) {
            return false;
        }
        long at = data + position;
        long payload = at + headerBytes(header);
        words(at, word1, word2, word3);
        Shared.putLong(memory, payload, payload1);
        Shared.putLong(memory, payload + 8, payload2);
        Shared.putLong(memory, payload + 16, payload3);
        Shared.putLong(memory, payload + 24, payload4);
        commit(at, header, bytes);
        return true;
    }

    /** Copies a payload into the ring; a long one, once there have been many, by instructions that have to be made ready first. */
    private void copy(Buffer buffer, long from, long to, int length) {
        if (length >= FAST_LEAST_BYTES
                && (longOnes > FAST_AFTER || ++longOnes > FAST_AFTER)
                && FastStrings.available()) {
            buffer.store(from, memory, to, length);
        } else {
            buffer.read(from, memory, to, length);
        }
    }

    private void words(long at, long word1, long word2, long word3) {
        Shared.putLong(memory, at + 8, word1);
        Shared.putLong(memory, at + 16, word2);
        if (word3 != 0) {
            Shared.putLong(memory, at + 24, word3);
        }
    }

    private void commit(long at, long header, long bytes) {
        position += bytes;
        tail += bytes;
        if (cleared <= tail) {
            cleared = tail;
            clear();
        }
        if (position == capacity) {
            position = 0;
        }
        Shared.putLongRelease(memory, at, header);
        while (bytes <= CLEARED && cleared < tail + CLEARED) {
            clear();
        }
    }

    private void clear() {
        long place = position + cleared - tail;
        Shared.putLong(memory, data + (place < capacity ? place : place - capacity), 0);
        cleared += ALIGNMENT;
    }

    /** Whether the reader has read half of the ring at least. */
    boolean halfFree() {
        if (2 * (tail - knownHead) > capacity) {
            knownHead = Shared.getLongAcquire(memory, control + SegmentLayout.RING_HEAD);
        }
        return 2 * (tail - knownHead) <= capacity;
    }

    /** Makes the next {@code bytes} at {@code position} free and contiguous, with room for what is cleared behind. */
    private boolean reserve(long bytes) {
        long needed = bytes + CLEARED;
        long untilEnd = capacity - position;
        boolean wrap = bytes > untilEnd;
        if (wrap) {
            needed += untilEnd;
        }
        if (tail + needed - knownHead > capacity) {
            knownHead = Shared.getLongAcquire(memory, control + SegmentLayout.RING_HEAD);
            if (tail + needed - knownHead > capacity) {
                return false;
            }
        }
        if (wrap) {
            Shared.putLong(memory, data, 0);
            Shared.putLongRelease(memory, data + position, SKIP);
            tail += untilEnd;
            position = 0;
            cleared = Math.max(cleared, tail + ALIGNMENT);
        }
        return true;
    }
}
