package org.pjrun.collectives;

/**
 * The reduce-scatter that Rabenseifner's algorithms begin with, among the core ranks of a {@link Fold}.
 *
 * <p>Partners 1, 2, 4 ... apart exchange halves of what they still care for. Because near partners come first, what is
 * combined always stands for a contiguous range of ranks, so operations need not commute; the blocks end up in the order of
 * the ranks' bits reversed.
 */
final class RecursiveHalving {
    private RecursiveHalving() {}

    /** Adds the exchanges; afterwards the value of this rank's block is finished. Returns that block's number. */
    static int scatter(Accumulator value, Fold fold, int me, Blocks blocks) {
        int first = 0;
        int half = fold.core() / 2;
        for (int distance = 1; distance < fold.core(); distance *= 2, half /= 2) {
            int peer = me ^ distance;
            int middle = first + half;
            long low = blocks.offset(first);
            long high = blocks.offset(middle);
            long lowCount = Ranks.length(blocks, first, half);
            long highCount = Ranks.length(blocks, middle, half);
            if (me < peer) {
                value.exchange(fold.rank(peer), false, high, highCount, low, lowCount);
            } else {
                value.exchange(fold.rank(peer), true, low, lowCount, high, highCount);
                first = middle;
            }
        }
        return first;
    }
}
