package org.pjrun.internal.memory;

import java.lang.foreign.MemorySegment;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.shared.Shared;

/**
 * Counts how often objects of the heap may have moved.
 *
 * <p>Only collectors that move objects while everything stands still can be followed: then an array has stayed where it
 * was for as long as the count has not changed.
 */
public final class Relocations {
    private static final Set<String> STANDING = Set.of(
            "Copy", "MarkSweepCompact", "PS Scavenge", "PS MarkSweep", "G1 Young Generation", "G1 Old Generation");

    /** It marks while the program runs, and leaves moving to the others. */
    private static final String MARKING = "G1 Concurrent GC";

    private final @Nullable HotSpotHeap heap;
    private final long counter;
    private final MemorySegment memory;

    @SuppressWarnings("restricted") // jars and launcher enable native access
    public Relocations() {
        heap = standStill() ? HotSpotHeap.find() : null;
        counter = heap == null ? 0 : heap.collections();
        memory = MemorySegment.ofAddress(counter).reinterpret(Integer.BYTES);
    }

    private static boolean standStill() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (!STANDING.contains(collector.getName()) && !collector.getName().equals(MARKING)) {
                return false;
            }
        }
        return true;
    }

    /** Whether this virtual machine and its collector are ones that can be followed. */
    public boolean known() {
        return counter != 0;
    }

    /** A number of 32 bits, without sign, that changes before objects move; 0 where nothing is known. */
    public long count() {
        return counter == 0 ? 0 : Shared.getIntVolatile(memory, 0) & 0xffff_ffffL;
    }

    /** Where other processes can read that number, 0 where nothing is known. */
    public long counter() {
        return counter;
    }

    /** The heap, null where nothing is known. */
    @Nullable
    HotSpotHeap heap() {
        return heap;
    }
}
