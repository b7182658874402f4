package org.pjrun.internal.transport;

import org.pjrun.internal.buffer.Buffer;

/**
 * The way to one peer process and back, with what the engine keeps for it.
 *
 * <p>Frames arrive complete, once, and in the order in which they were sent. All methods are called inside the engine's
 * gate.
 */
public abstract class Channel {
    /** What is known of the peer. */
    public enum Peer {
        /** It takes part, or may yet join. */
        OPEN,
        /** It has left in good order. */
        LEFT,
        /** Its process ended without leaving. */
        DEAD
    }

    private final int rank;
    private long framesSent;
    private long framesReceived;

    /** State of the peer, set by the transport. */
    protected Peer peer = Peer.OPEN;

    protected Channel(int rank) {
        this.rank = rank;
    }

    /** The largest message that is sent as one frame now, without a hand-shake; at most {@link Frame#MOST_EAGER}. */
    public int mostEager() {
        return Frame.MAX_PAYLOAD;
    }

    /** The peer's rank in the world. */
    public final int rank() {
        return rank;
    }

    public final Peer peer() {
        return peer;
    }

    /** Counts a frame that the peer will find. */
    protected final void sentOne() {
        framesSent++;
    }

    /** Counts a frame of the peer's that was handed over. */
    protected final void receivedOne() {
        framesReceived++;
    }

    /** Frames sent to the peer so far: once nothing is under way, as many as it has received. */
    public final long framesSent() {
        return framesSent;
    }

    /** Frames received from the peer so far. */
    public final long framesReceived() {
        return framesReceived;
    }

    /** Sends a frame whose payload is a part of a buffer; false if there is no room now. */
    public abstract boolean send(long header, long word1, long word2, long word3, Buffer buffer, long position);

    /** Sends a frame whose payload is two words; false if there is no room now. */
    public abstract boolean send(long header, long word1, long word2, long word3, long payload1, long payload2);

    /**
     * Announces a message, in a frame {@link Frame#ANNOUNCE}; false if there is no room now. Where the peer can copy it from where it
     * lies, the channel says so.
     *
     * @param type of the elements, by its ordinal
     * @param number the operation's
     */
    public boolean announce(int type, long word1, long word2, long word3, Transfer send, int number) {
        return send(
                Frame.header(Frame.ANNOUNCE, type, send.flags, Frame.ANNOUNCED),
                word1,
                word2,
                word3,
                send.length,
                number);
    }

    /**
     * Begins to copy a message from where its sender said that it lies; false if that is not to be. Otherwise the handler is told
     * that it is {@linkplain FrameHandler#finished finished} or {@linkplain FrameHandler#interrupted interrupted}, perhaps before this returns.
     */
    public boolean pull(Transfer receive, FrameHandler handler) {
        return false;
    }

    /** Takes credit for an eager message of so many bytes; false if the receiver has lent all it lends. */
    public abstract boolean charge(int bytes);

    /** Takes back the charge of an eager message that is not sent after all. */
    public abstract void refund(int bytes);

    /** Gives back the credit of an eager message of so many bytes that came from the peer. */
    public abstract void repay(int bytes);

    /** Opens a lane for the bulk of a message from the peer; negative if there is none, then frames must do. */
    public abstract int openLane(Transfer receive);

    /** Queues the bulk of a message on the lane that the peer has opened for it. */
    public abstract void streamOn(int lane, Transfer send);
}
