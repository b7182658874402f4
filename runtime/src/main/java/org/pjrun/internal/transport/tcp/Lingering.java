package org.pjrun.internal.transport.tcp;

import java.util.ArrayList;
import java.util.List;

/**
 * The channels with frames that wait for others, so that they go to the kernel together.
 *
 * <p>Nothing lingers while a thread sleeps in the engine, nor longer than until the next poll.
 */
final class Lingering {
    /** How long frames may wait for others that follow while nobody polls, and yet somebody sends. */
    private static final long MOST_NANOS = 20_000;

    private final List<TcpChannel> channels = new ArrayList<>();
    private boolean polling;
    private boolean sleeping;
    private long hurriedNanos = System.nanoTime() - MOST_NANOS;

    /**
     * Whether a frame that is sent now may wait for others that follow: one that arrivals have caused, until all of them have been looked
     * at; and one whose sender does not wait for it, if others have gone just before and nobody sleeps. Whoever polls sends them all.
     *
     * @param soon whether its sender does not wait for it
     */
    boolean suits(boolean soon) {
        if (polling) {
            return true;
        }
        if (!soon || sleeping) {
            return false;
        }
        long time = System.nanoTime();
        if (time - hurriedNanos < MOST_NANOS) {
            return true;
        }
        hurriedNanos = time;
        hurry();
        return false;
    }

    /** Notes a channel with a frame that waits. */
    void add(TcpChannel channel) {
        channels.add(channel);
    }

    /** A thread begins to look at all that has arrived. */
    void beginPoll() {
        hurry();
        polling = true;
    }

    /** It has looked at all, or failed. */
    void endPoll() {
        polling = false;
    }

    /** Says whether a thread sleeps in the engine, or is about to. */
    void sleeping(boolean sleeps) {
        sleeping = sleeps;
    }

    /** Sends all that waits. */
    void hurry() {
        for (int i = 0; i < channels.size(); i++) {
            channels.get(i).hurry();
        }
        channels.clear();
    }
}
