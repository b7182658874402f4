package org.pjrun.internal.comm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pjrun.collectives.Blocks;

/** Blocks that were made lately from the same counts and displacements, so that a repeated call allocates nothing. */
final class BlocksCache {
    private static final int ENTRIES = 4;

    private final @Nullable Entry[] entries = new Entry[ENTRIES];
    private int next;

    synchronized Blocks of(long[] counts, long @Nullable [] displacements) {
        for (Entry entry : entries) {
            if (entry != null
                    && Arrays.equals(entry.counts, counts)
                    && Arrays.equals(entry.displacements, displacements)) {
                return entry.blocks;
            }
        }
        Blocks blocks = displacements == null ? Blocks.of(counts) : Blocks.of(counts, displacements);
        long[] places = displacements == null ? null : displacements.clone();
        entries[next] = new Entry(counts.clone(), places, blocks);
        next = (next + 1) % ENTRIES;
        return blocks;
    }

    /** Blocks and what they were made from. */
    private record Entry(long[] counts, long @Nullable [] displacements, Blocks blocks) {}
}
