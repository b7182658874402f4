package org.pjrun.internal.comm;

import java.util.Arrays;
import org.pjrun.Comm;
import org.pjrun.ErrorClass;

/** An intracommunicator, and how others are made of it. */
class CommImpl extends CollectiveLane {
    /** Words that a rank contributes to a split: color and key, and a context number for the case that it leads. */
    private static final int SPLIT_WORDS = 2;

    CommImpl(CommSpec spec) {
        super(spec);
    }

    @Override
    public Comm dup() {
        return new CommImpl(CommSpec.intra(spec().owner(), spec().members(), agreedContext("dup"), name() + "/dup"));
    }

    /** A new context number that all members know. */
    final long agreedContext(String operation) {
        requireUsable(operation);
        return bcast(rank() == 0 ? spec().owner().newContext() : 0, 0);
    }

    @Override
    public final Comm split(int color, int key) {
        requireUsable("split");
        if (color < 0 && color != UNDEFINED) {
            throw error("split", ErrorClass.ARG, "color: " + color + " (expected: not negative, or UNDEFINED)", null);
        }
        return split(color, key, name() + "/" + color);
    }

    /** The part of this communicator's ranks that have passed the same color. */
    final Comm split(int color, int key, String partName) {
        RankContext owner = spec().owner();
        long[] all = new long[SPLIT_WORDS * size()];
        allgather(new long[] {(long) color << 32 | key & 0xffffffffL, owner.newContext()}, all);
        if (color == UNDEFINED) {
            return none();
        }
        int[] ranks = chosen(color, all);
        int[] processes = new int[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            processes[i] = spec().members().process(ranks[i]);
        }
        long context = all[SPLIT_WORDS * ranks[0] + 1];
        return new CommImpl(CommSpec.intra(owner, Members.of(processes), context, partName));
    }

    /** The ranks of one color in the order of their keys. */
    private static int[] chosen(int color, long... all) {
        long[] sorted = new long[all.length / SPLIT_WORDS];
        int count = 0;
        for (int rank = 0; rank < sorted.length; rank++) {
            long word = all[SPLIT_WORDS * rank];
            if (word >> 32 == color) {
                sorted[count++] = word << 32 | rank; // the key decides, and ranks where keys are equal
            }
        }
        Arrays.sort(sorted, 0, count);
        int[] ranks = new int[count];
        for (int i = 0; i < count; i++) {
            ranks[i] = (int) sorted[i];
        }
        return ranks;
    }

    /** The communicator of a rank that is not a member. */
    final Comm none() {
        return spec().owner().none();
    }
}
