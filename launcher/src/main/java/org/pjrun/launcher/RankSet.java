package org.pjrun.launcher;

import java.util.BitSet;
import org.pjrun.internal.bootstrap.SegmentLayout;

/** A set of ranks as people write it: {@code 0,2-3}. */
public final class RankSet {
    private final BitSet ranks;

    private RankSet(BitSet ranks) {
        this.ranks = ranks;
    }

    /** The set of these ranks; it is taken over. */
    public static RankSet of(BitSet ranks) {
        return new RankSet(ranks);
    }

    /** The set of all ranks that there can be. */
    public static RankSet all() {
        BitSet ranks = new BitSet();
        ranks.set(0, SegmentLayout.MAX_RANKS);
        return new RankSet(ranks);
    }

    /**
     * Reads a set.
     *
     * @param option what the error names
     * @throws BadInput if the text is none
     */
    public static RankSet parse(String option, String text) {
        BitSet ranks = new BitSet();
        try {
            for (String part : text.split(",", -1)) {
                int dash = part.indexOf('-', 1);
                int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
                int last = dash < 0 ? first : Integer.parseInt(part.substring(dash + 1));
                if (first < 0 || last < first || last >= SegmentLayout.MAX_RANKS) {
                    throw new NumberFormatException(part);
                }
                ranks.set(first, last + 1);
            }
        } catch (NumberFormatException e) {
            throw new BadInput(option + "=" + text + ": expected ranks, for example 0,2-3");
        }
        return new RankSet(ranks);
    }

    public boolean contains(int rank) {
        return ranks.get(rank);
    }

    /** Adds its ranks to others. */
    public void addTo(BitSet others) {
        others.or(ranks);
    }

    /** Whether all its ranks are ranks of a job of that size, or it stands for whatever ranks there are. */
    public boolean fits(int size) {
        return ranks.length() <= size || ranks.cardinality() == SegmentLayout.MAX_RANKS;
    }

    /** The set as people write it. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int first = ranks.nextSetBit(0); first >= 0; ) {
            int end = ranks.nextClearBit(first);
            text.append(text.isEmpty() ? "" : ",").append(first);
            if (end - first > 1) {
                text.append(end - first == 2 ? "," : "-").append(end - 1);
            }
            first = ranks.nextSetBit(end);
        }
        return text.toString();
    }

    /** The set in words: {@code rank 3} or {@code ranks 0,2-3}. */
    public String words() {
        return (ranks.cardinality() == 1 ? "rank " : "ranks ") + text();
    }
}
