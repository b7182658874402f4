package org.pjrun.collectives;

/** What algorithms over the host's shared board have in common: all ranks on one host, data cut to what a slot holds. */
final class Board {
    private static final long MOST_STEPS = 1 << 17;

    private Board() {}

    /** Whether all ranks share a board. */
    static boolean shared(Call call) {
        return call.size() > 1
                && call.topology().hosts(call.size()) == 1
                && call.topology().slotBytes() > 0;
    }

    /** Whether they do, and data of so many elements goes through it in slices, of so many each, without end of steps. */
    static boolean shared(Call call, long count, long each) {
        return shared(call) && each > 0 && slices(count, each) <= MOST_STEPS / (2 * call.size() + 2);
    }

    /** The number of slices of at most {@code each} elements. */
    static long slices(long count, long each) {
        return Math.ceilDiv(count, each);
    }

    /** The elements of a slice. */
    static long slice(long count, long each, long index) {
        return Math.clamp(count - index * each, 0, each);
    }

    /** Waits for what all other ranks publish, the nearest above first, so that not all look at the same slot. */
    static void awaitOthers(Call call, Schedule.Builder steps) {
        for (int distance = 1; distance < call.size(); distance++) {
            steps.await(Ranks.around(call.rank(), distance, call.size()));
        }
    }

    /**
     * Combines what ranks have put at the same place of their slots, in the order of ranks.
     *
     * @param ranks how many, from rank 0 on
     */
    static void reduce(
            Call call, Schedule.Builder steps, int ranks, long slotOffset, int buffer, long offset, long count) {
        for (int rank = 0; rank < ranks; rank++) {
            if (rank != call.rank()) {
                steps.await(rank);
            }
            if (rank == 0) {
                steps.copyFrom(rank, slotOffset, buffer, offset, count);
            } else {
                steps.reduceFrom(rank, slotOffset, buffer, offset, count);
            }
        }
    }

    /** The buffer that a rank's own data of a reduction stands in. */
    static int own(Call call) {
        return call.inPlace() ? Schedule.OUTPUT : Schedule.INPUT;
    }

    /** What is copied between showing and looking takes no time of its own while the first tick lasts. */
    static double hidden(CostModel model, double bytes) {
        return Math.min(model.onHost().tickSeconds(), model.onHost().reduce(bytes));
    }

    /** The time of ticks in each of which every rank waits for all others and {@code bytes} are copied or combined. */
    static double cost(Call call, CostModel model, long ticks, double bytes) {
        return ticks * model.onHost().tick(call.size() - 1) + model.onHost().reduce(bytes);
    }
}
