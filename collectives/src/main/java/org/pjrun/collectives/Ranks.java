package org.pjrun.collectives;

/** Arithmetic on ranks that several algorithms share. */
final class Ranks {
    private Ranks() {}

    /** The rank {@code distance} steps further round the ring; the distance may be negative, down to {@code -size}. */
    static int around(int rank, long distance, int size) {
        return (int) ((rank + distance + size) % size);
    }

    /** The number of rounds in which a doubling group reaches {@code size}: the logarithm, rounded up. */
    static int rounds(int size) {
        return 32 - Integer.numberOfLeadingZeros(size - 1);
    }

    static boolean isPowerOfTwo(int size) {
        return Integer.bitCount(size) == 1;
    }

    /** The elements of neighbouring blocks of an even cut or of packed blocks. */
    static long length(Blocks blocks, int first, int number) {
        if (number == 0) {
            return 0;
        }
        int last = first + number - 1;
        return blocks.offset(last) + blocks.count(last) - blocks.offset(first);
    }

    /** The elements of the longest block. */
    static long largest(Blocks blocks) {
        if (!(blocks instanceof Blocks.Listed)) {
            return blocks.size() == 0 ? 0 : blocks.count(0);
        }
        long largest = 0;
        for (int i = 0; i < blocks.size(); i++) {
            largest = Math.max(largest, blocks.count(i));
        }
        return largest;
    }
}
