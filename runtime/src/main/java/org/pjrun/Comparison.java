package org.pjrun;

/** How two groups, or two communicators, are alike (MPI 4.1 §7.3.1, §7.4.1). */
public enum Comparison {
    /** The same communicator, or groups of the same members in the same order. */
    IDENT,
    /** Different communicators of the same members in the same order. */
    CONGRUENT,
    /** The same members in another order. */
    SIMILAR,
    /** Not the same members. */
    UNEQUAL
}
