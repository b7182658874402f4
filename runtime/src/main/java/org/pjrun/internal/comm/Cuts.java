package org.pjrun.internal.comm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How a buffer is cut into blocks: where each begins, and its length. */
record Cuts(long[] offsets, long[] counts, long end) {
    /** Blocks of one length, one behind the other. */
    static Cuts even(int blocks, long offset, long count) {
        long[] offsets = new long[blocks];
        long[] counts = new long[blocks];
        for (int i = 0; i < blocks; i++) {
            offsets[i] = offset + i * count;
            counts[i] = count;
        }
        return new Cuts(offsets, counts, offset + blocks * count);
    }

    /** The same block again and again. */
    static Cuts same(int blocks, long offset, long count) {
        long[] offsets = new long[blocks];
        long[] counts = new long[blocks];
        Arrays.fill(offsets, offset);
        Arrays.fill(counts, count);
        return new Cuts(offsets, counts, offset + count);
    }

    /** Blocks of different lengths, one behind the other if there are no displacements. */
    static Cuts of(long[] counts, long @Nullable [] displacements) {
        long[] offsets = new long[counts.length];
        long end = 0;
        for (int i = 0; i < counts.length; i++) {
            offsets[i] = displacements == null ? end : displacements[i];
            end = Math.max(end, Math.addExact(offsets[i], counts[i]));
        }
        return new Cuts(offsets, counts.clone(), end);
    }

    int blocks() {
        return counts.length;
    }

    long offset(int block) {
        return offsets[block];
    }

    long count(int block) {
        return counts[block];
    }
}
