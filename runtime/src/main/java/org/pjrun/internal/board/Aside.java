package org.pjrun.internal.board;

/**
 * The calls of a communicator that have not gone over its board since the last one that has: a hash of them, and which was the
 * last. They are entered in the ledger with the next call that goes over the board.
 */
public final class Aside {
    long hash;
    int number;
    long word;

    /** Notes a call. */
    public void add(int called, long with) {
        hash = Ledger.add(hash, with);
        number = called;
        word = with;
    }

    /** Takes over what another one has noted, which then is empty. */
    public void take(Aside other) {
        hash = other.hash;
        number = other.number;
        word = other.word;
        other.hash = 0;
        other.word = 0;
    }
}
