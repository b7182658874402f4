package org.pjrun.internal.transport;

/**
 * Moves frames between this process and its peers, and sleeps for all of them.
 *
 * <p>All methods but {@link #sleep} and {@link #wake} are called inside the engine's gate.
 */
public interface Transport extends AutoCloseable {
    /** The channel to a peer of the world. */
    Channel channel(int rank);

    /** Hands over at most one frame a peer, and moves bulk; false if nothing moved. */
    boolean poll(FrameHandler handler);

    /** Looks for a moment whether a frame has come, and returns at once when one has; a round of polling takes longer. */
    default void look() {}

    /** Looks for peers whose state has changed since the last call. */
    void checkPeers(FrameHandler handler);

    /** Tells peers that this rank is about to sleep. After this call and one more poll without result it may. */
    void announceSleep();

    /** Sleeps until a peer or {@link #wake} wakes this rank, or the time is over; outside of the gate. */
    void sleep(long nanos);

    /** Tells peers that this rank does not sleep any more. */
    void revokeSleep();

    /** Wakes this rank's own sleeper; from any thread. */
    void wake();

    /** The thread that polls for this rank has found nothing and has yielded its core. */
    default void yielded() {}

    /** Whether somebody must look after this transport even while the program computes and nothing is in flight. */
    default boolean needsCare() {
        return false;
    }

    /** Whether something that was sent would be lost if the process ended now. */
    default boolean sending() {
        return false;
    }

    /** What has come by way of a host's memory so far; nothing where there is none. */
    default Traffic traffic() {
        return new Traffic();
    }

    /** Says goodbye and wakes sleepers, own and others'; what was sent can still be received. */
    @Override
    void close();
}
