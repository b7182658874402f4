package org.pjrun.collectives;

/**
 * The operations that a {@link Schedule} is made of, as the int constants that stand in its arrays.
 *
 * <p>Message steps name {@code (peer, buffer, offset, count)}; local steps name a target {@code (buffer, offset,
 * count)} and a source {@code (sourceBuffer, sourceOffset)} of the same count. {@code f} is the reduction operation of
 * the call; {@code f(a, b)} puts {@code a} before {@code b} in rank order.
 */
public final class Step {
    /** Posts a nonblocking send of the region to the peer. The region must stay unchanged until the next WAIT. */
    public static final int SEND = 0;

    /** Posts a nonblocking receive from the peer into the region, which nobody may touch until the next WAIT. */
    public static final int RECV = 1;

    /** Copies the source region over the region; the two never overlap. */
    public static final int COPY = 2;

    /** Combines in place: {@code region[k] = f(region[k], source[k])}. */
    public static final int REDUCE = 3;

    /** Combines in place, the source first: {@code region[k] = f(source[k], region[k])}. */
    public static final int REDUCE_REVERSED = 4;

    /** Waits until every SEND and RECV that this schedule posted so far is complete. */
    public static final int WAIT = 5;

    /**
     * Puts the region into this rank's slot of its host's board, as {@link #PUT}, and shows to the other ranks of the host
     * that everything is there that this rank puts there in this tick.
     */
    public static final int PUBLISH = 6;

    /** Waits until the peer's slot of the board holds what it publishes in this tick. */
    public static final int AWAIT = 7;

    /** {@code region[k] = f(region[k], slot[k])} with the peer's slot of the board as the source. */
    public static final int REDUCE_FROM = 8;

    /** Copies from the peer's slot of the board over the region. */
    public static final int COPY_FROM = 9;

    /** Ends a tick of the board: this rank reads nothing any more that was published in it. */
    public static final int RELEASE = 10;

    /**
     * Puts the region into this rank's slot of its host's board without showing it yet; waits until nobody reads what the
     * slot held before.
     */
    public static final int PUT = 11;

    /** How many ticks what is published stays readable without holding its publisher up. */
    public static final int GENERATIONS = 2;

    private Step() {}

    /**
     * Names an operation for messages and traces.
     *
     * @param op one of the constants of this class
     * @return its name in lower case, such as {@code "reduce reversed"}
     * @throws IllegalArgumentException if there is no such operation
     */
    public static String name(int op) {
        return switch (op) {
            case SEND -> "send";
            case RECV -> "recv";
            case COPY -> "copy";
            case REDUCE -> "reduce";
            case REDUCE_REVERSED -> "reduce reversed";
            case WAIT -> "wait";
            case PUBLISH -> "publish";
            case AWAIT -> "await";
            case REDUCE_FROM -> "reduce from";
            case COPY_FROM -> "copy from";
            case RELEASE -> "release";
            case PUT -> "put";
            default -> throw new IllegalArgumentException("step: op: " + op + " (expected: a constant of Step)");
        };
    }
}
