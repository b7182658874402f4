package org.pjrun.internal.engine;

/**
 * What the engine of a rank has done so far, for people who ask where the time goes. Counted inside the gate, by plain
 * additions.
 */
public final class Counters {
    long sends;
    long bytes;
    long receives;
    long waits;
    long polls;
    long yields;
    long sleeps;
    long full;

    Counters() {}

    /** Messages sent, those of collective operations among them. */
    public long sends() {
        return sends;
    }

    /** Bytes in the messages sent. */
    public long bytes() {
        return bytes;
    }

    /** Receives begun. */
    public long receives() {
        return receives;
    }

    /** Times that a thread found what it wanted not there yet. */
    public long waits() {
        return waits;
    }

    /** Looks for news while waiting. */
    public long polls() {
        return polls;
    }

    /** Times that a waiting thread gave its core to others. */
    public long yields() {
        return yields;
    }

    /** Times that a waiting thread slept until a peer woke it. */
    public long sleeps() {
        return sleeps;
    }

    /** Messages and parts of the protocol that had to wait here because their receiver's ring was full. */
    public long full() {
        return full;
    }
}
