package org.pjrun.collectives.proof;

/** How messages travel while the {@link Checker} plays the ranks; a correct schedule works under each. */
public enum Delivery {
    /** A send is complete as soon as it is posted, its data copied; data is there as soon as the receive is posted. */
    EAGER,

    /**
     * All sends are synchronous, and data moves as late as it can: a message is read from the sender's buffer and written
     * to the receiver's only when no rank can go on without it.
     */
    LATE,

    /** Ranks and messages move in random order, each message eager or synchronous by chance. */
    RANDOM
}
