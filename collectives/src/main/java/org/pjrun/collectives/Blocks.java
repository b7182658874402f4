package org.pjrun.collectives;

import java.util.Arrays;

/**
 * A buffer cut into one block per rank: where each begins and how long it is, in elements; immutable.
 *
 * <p>Equal blocks and even cuts are arithmetic and take no memory; only listed blocks hold arrays.
 */
public sealed interface Blocks {
    /**
     * The number of blocks.
     *
     * @return at least 0
     */
    int size();

    /**
     * The length of a block.
     *
     * @param block index from 0 to {@code size() - 1}
     * @return number of elements
     */
    long count(int block);

    /**
     * Where a block begins.
     *
     * @param block index from 0 to {@code size() - 1}
     * @return offset in elements (MPI's displacement)
     */
    long offset(int block);

    /**
     * The sum of all counts.
     *
     * @return number of elements
     */
    long total();

    /**
     * The number of elements that a buffer needs to hold all blocks.
     *
     * @return end of the block that ends last; 0 where all are empty
     */
    long extent();

    /**
     * Blocks of the same counts, one after the other: equal on all ranks where only the counts are.
     *
     * @return these blocks without displacements
     */
    default Blocks packed() {
        return this;
    }

    /**
     * No blocks: what stands in a {@link Call} where a buffer has none.
     *
     * @return blocks of size 0
     */
    static Blocks none() {
        return Equal.NONE;
    }

    /**
     * Blocks of the same count, one after the other.
     *
     * @param size number of blocks
     * @param count elements of each
     * @return the blocks
     */
    static Blocks equal(int size, long count) {
        return new Equal(size, count);
    }

    /**
     * An even cut: the first {@code total % size} blocks have one element more than the others.
     *
     * @param total elements to cut
     * @param size number of blocks, at least 1
     * @return the blocks
     */
    static Blocks cut(long total, int size) {
        return new Cut(total, size);
    }

    /**
     * Blocks of different counts, one after the other.
     *
     * @param counts elements of each block; copied
     * @return the blocks
     */
    static Blocks of(long... counts) {
        long[] offsets = new long[counts.length];
        for (int i = 1; i < counts.length; i++) {
            offsets[i] = Math.addExact(offsets[i - 1], counts[i - 1]);
        }
        return new Listed(counts.clone(), offsets);
    }

    /**
     * Blocks anywhere in the buffer, in any order, with gaps.
     *
     * @param counts elements of each block; copied
     * @param displacements where each begins; copied
     * @return the blocks
     */
    static Blocks of(long[] counts, long[] displacements) {
        long[] offsets = displacements.clone();
        for (int i = 0; i < Math.min(counts.length, offsets.length); i++) {
            if (counts[i] == 0) {
                // An empty block may have any displacement, which must not reach a schedule.
                offsets[i] = 0;
            }
        }
        return new Listed(counts.clone(), offsets);
    }

    /**
     * Blocks of one count.
     *
     * @param size number of blocks
     * @param each elements of each
     */
    record Equal(int size, long each) implements Blocks {
        private static final Blocks NONE = new Equal(0, 0);

        /** Checks that neither is negative. */
        public Equal {
            Check.notNegative("blocks", "size", size);
            Check.notNegative("blocks", "count", each);
            Math.multiplyExact(size, each);
        }

        @Override
        public long count(int block) {
            return each;
        }

        @Override
        public long offset(int block) {
            return block * each;
        }

        @Override
        public long total() {
            return size * each;
        }

        @Override
        public long extent() {
            return total();
        }
    }

    /**
     * An even cut.
     *
     * @param total elements of all blocks together
     * @param size number of blocks
     */
    record Cut(long total, int size) implements Blocks {
        /** Checks that there is at least one block. */
        public Cut {
            Check.notNegative("blocks", "total", total);
            Check.positive("blocks", "size", size);
        }

        @Override
        public long count(int block) {
            return total / size + (block < total % size ? 1 : 0);
        }

        @Override
        public long offset(int block) {
            return block * (total / size) + Math.min(block, total % size);
        }

        @Override
        public long extent() {
            return total;
        }
    }

    /** Blocks given by arrays, which are this object's own. */
    final class Listed implements Blocks {
        private final long[] counts;
        private final long[] offsets;
        private final long total;
        private final long extent;

        private Listed(long[] counts, long[] offsets) {
            if (counts.length != offsets.length) {
                throw new IllegalArgumentException("blocks: displacements: " + offsets.length
                        + " (expected: as many as " + "counts, " + counts.length + ")");
            }
            this.counts = counts;
            this.offsets = offsets;
            long sum = 0;
            long end = 0;
            for (int i = 0; i < counts.length; i++) {
                Check.notNegative("blocks", "count of block " + i, counts[i]);
                if (counts[i] > 0) {
                    Check.notNegative("blocks", "displacement of block " + i, offsets[i]);
                    end = Math.max(end, Math.addExact(offsets[i], counts[i]));
                }
                sum = Math.addExact(sum, counts[i]);
            }
            total = sum;
            extent = end;
        }

        @Override
        public int size() {
            return counts.length;
        }

        @Override
        public long count(int block) {
            return counts[block];
        }

        @Override
        public long offset(int block) {
            return offsets[block];
        }

        @Override
        public long total() {
            return total;
        }

        @Override
        public long extent() {
            return extent;
        }

        @Override
        public Blocks packed() {
            Blocks packed = Blocks.of(counts);
            return packed.equals(this) ? this : packed;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Listed that
                    && Arrays.equals(counts, that.counts)
                    && Arrays.equals(offsets, that.offsets);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(counts) + Arrays.hashCode(offsets);
        }

        @Override
        public String toString() {
            return "Listed[counts=" + Arrays.toString(counts) + ", offsets=" + Arrays.toString(offsets) + "]";
        }
    }
}
