package org.pjrun.collectives;

/** How the ranks of a call do the same at the same time, so that the time of one tells the time of all. */
public enum Symmetry {
    /** They do not. */
    NONE,
    /** What rank 0 does with rank d, every rank r does with rank r + d. */
    ROTATION,
    /** What rank 0 does with rank d, every rank r does with the rank whose number differs in the same bits. */
    EXCHANGE;

    /**
     * The rank that does with rank 0 what rank 0 does with a peer.
     *
     * @param peer the peer
     * @param size number of ranks
     * @return a rank
     */
    public int mirror(int peer, int size) {
        return this == ROTATION ? (size - peer) % size : peer;
    }

    static Symmetry rotation(boolean holds) {
        return holds ? ROTATION : NONE;
    }

    static Symmetry exchange(Call call, boolean holds) {
        return holds && Ranks.isPowerOfTwo(call.size()) ? EXCHANGE : NONE;
    }
}
