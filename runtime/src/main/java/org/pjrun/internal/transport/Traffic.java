package org.pjrun.internal.transport;

/**
 * How the bytes of long messages came through a host's memory, for people who ask where the time goes. Counted inside the
 * engine's gate, once a part of some ten kilobytes.
 */
public final class Traffic {
    private long copies;
    private long singleCopies;

    /** Counts a part that this process has copied into shared memory, or out of it. */
    public void copied() {
        copies++;
    }

    /** Counts a part that has come here right out of the sender's memory. */
    public void copiedOnce() {
        singleCopies++;
    }

    /** Parts that this process has copied into shared memory, or out of it. */
    public long copies() {
        return copies;
    }

    /** Parts that have come here right out of the sender's memory. */
    public long singleCopies() {
        return singleCopies;
    }
}
