package org.pjrun.internal.board;

/** How good memory is that was offered and read past the board; worse ones come later. */
public enum Voucher {
    /** It lay where it had been said to lie all the time, and was read. */
    GOOD,
    /** It may have been moved meanwhile; another time it may be good. */
    MOVED,
    /** It can't be offered, or can't be read. */
    IMPOSSIBLE;

    private static final Voucher[] ALL = values();

    static Voucher of(long ordinal) {
        return ALL[(int) ordinal];
    }

    /** The worse of the two. */
    public Voucher and(Voucher other) {
        return compareTo(other) < 0 ? other : this;
    }
}
