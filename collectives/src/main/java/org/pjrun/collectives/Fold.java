package org.pjrun.collectives;

/**
 * Fits any number of ranks to algorithms that need a power of two: of the first {@code 2 * extra} ranks each even one
 * hands its data to the odd one above it and steps aside; the others are the core, numbered in rank order.
 *
 * @param size number of ranks
 */
record Fold(int size) {
    /** The number of core ranks: the largest power of two up to size. */
    int core() {
        return Integer.highestOneBit(size);
    }

    /** The number of ranks that step aside. */
    int extra() {
        return size - core();
    }

    boolean stepsAside(int rank) {
        return rank < 2 * extra() && rank % 2 == 0;
    }

    /** Whether this core rank stands in for the rank below it. */
    boolean standsIn(int rank) {
        return rank < 2 * extra() && rank % 2 == 1;
    }

    /** A core rank's number within the core. */
    int coreRank(int rank) {
        return rank < 2 * extra() ? rank / 2 : rank - extra();
    }

    /** The rank with this number within the core. */
    int rank(int coreRank) {
        return coreRank < extra() ? 2 * coreRank + 1 : coreRank + extra();
    }

    /** The first rank whose data a core rank carries. */
    int first(int coreRank) {
        return coreRank < extra() ? 2 * coreRank : coreRank + extra();
    }
}
