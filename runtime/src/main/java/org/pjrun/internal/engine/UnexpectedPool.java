package org.pjrun.internal.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.transport.Frame;

/**
 * Entries for unexpected messages with room for their bytes outside of the heap, by size class, used again and again.
 *
 * <p>How much can lie here is bounded by the credit that the engine lends to each sender.
 */
final class UnexpectedPool {
    private static final int LEAST = 64;
    private static final int BLOCK = 64 * 1024; // holds the largest
    private static final int CLASSES = classOf(Frame.MOST_EAGER) + 1;

    private final ArrayDeque<Unexpected> empty = new ArrayDeque<>();
    private final List<ArrayDeque<Unexpected>> free = new ArrayList<>(CLASSES);
    private @Nullable MemorySegment block;
    private long used;

    UnexpectedPool() {
        for (int c = 0; c < CLASSES; c++) {
            free.add(new ArrayDeque<>());
        }
    }

    /** An entry with room for so many bytes. */
    Unexpected take(int bytes, MatchQueues queues, Link link) {
        int sizeClass = classOf(bytes);
        Unexpected entry = (bytes == 0 ? empty : free.get(sizeClass)).poll();
        if (entry == null) {
            return new Unexpected(bytes == 0 ? MemorySegment.NULL : cut(LEAST << sizeClass), queues, link);
        }
        entry.queues = queues;
        entry.link = link;
        return entry;
    }

    void give(Unexpected entry) {
        entry.local = null;
        entry.announced = false;
        long room = entry.store.byteSize();
        (room == 0 ? empty : free.get(classOf((int) room))).push(entry);
    }

    private MemorySegment cut(int bytes) {
        MemorySegment current = block;
        if (current == null || used + bytes > BLOCK) {
            current = Arena.ofAuto().allocate(BLOCK, 64);
            block = current;
            used = 0;
        }
        MemorySegment piece = current.asSlice(used, bytes);
        used += bytes;
        return piece;
    }

    private static int classOf(int bytes) {
        return bytes <= LEAST ? 0 : 32 - Integer.numberOfLeadingZeros((bytes - 1) / LEAST);
    }
}
