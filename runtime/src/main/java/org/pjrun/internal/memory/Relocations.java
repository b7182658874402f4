package org.pjrun.internal.memory;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

    private final GarbageCollectorMXBean[] collectors;
    private final boolean known;

    public Relocations() {
        List<GarbageCollectorMXBean> moving = new ArrayList<>();
        boolean all = true;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (STANDING.contains(collector.getName())) {
                moving.add(collector);
            } else {
                all &= collector.getName().equals(MARKING);
            }
        }
        this.collectors = moving.toArray(GarbageCollectorMXBean[]::new);
        this.known = all && !moving.isEmpty();
    }

    /** Whether this virtual machine's collector is one that can be followed. */
    public boolean known() {
        return known;
    }

    /** A number that changes whenever objects may have moved. */
    public long count() {
        long count = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            count += collector.getCollectionCount();
        }
        return count;
    }
}
