package org.pjrun.tasks.internal.shared;

import java.util.Arrays;

/**
 * Who could end a wait.
 *
 * @param what is waited for, in a few words
 * @param all whether all of the ranks must do something, or any one of them
 * @param ranks of the communicator
 */
public record Blame(String what, boolean all, int[] ranks) {
    boolean concerns(int rank) {
        return Arrays.stream(ranks).anyMatch(each -> each == rank);
    }

    boolean same(Blame other) {
        return what.equals(other.what) && all == other.all && Arrays.equals(ranks, other.ranks);
    }
}
