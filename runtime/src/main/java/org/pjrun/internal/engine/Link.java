package org.pjrun.internal.engine;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.transport.Channel;

/** The engine's end of the way to one peer: the channel, and what waits for room or credit on it, in order. */
public final class Link {
    private final int rank;
    private final @Nullable Channel channel;

    /** Control frames that found no room. */
    final ArrayDeque<Control> controls = new ArrayDeque<>(0);

    /** Sends that have not been put into a frame yet. */
    final ArrayDeque<Operation> sends = new ArrayDeque<>(0);

    /** Granted sends for which there is no lane. */
    final ArrayDeque<Operation> granted = new ArrayDeque<>(0);

    boolean listed;
    private int selfCharged;

    Link(int rank, @Nullable Channel channel) {
        this.rank = rank;
        this.channel = channel;
    }

    /** The peer's rank in the world. */
    public int rank() {
        return rank;
    }

    /** Whether the peer is this very process. */
    boolean self() {
        return channel == null;
    }

    Channel channel() {
        Channel existing = channel;
        if (existing == null) {
            throw new IllegalStateException("a rank has no channel to itself");
        }
        return existing;
    }

    boolean idle() {
        return sends.isEmpty() && controls.isEmpty() && granted.isEmpty();
    }

    boolean chargeSelf(int bytes, long credit) {
        if (selfCharged + bytes > credit) {
            return false;
        }
        selfCharged += bytes;
        return true;
    }

    void repaySelf(int bytes) {
        selfCharged -= bytes;
    }
}
