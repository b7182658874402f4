package org.pjrun.internal.transport;

import org.pjrun.ElementType;

/**
 * The first word of a frame, and the kinds of frames.
 *
 * <pre>
 *   word 0   kind (8 bits) | element type (8) | flags (16) | payload bytes (32)
 *   word 1   context of the communicator, or the number of the operation that the frame is for
 *   word 2   tag (32) | sender's rank in the communicator (32), or another operation's number
 *   word 3   signature: of elements of several types, or of the collective call; 0 if the type says all
 *   payload  the message, or further words of the announcement
 * </pre>
 */
public final class Frame {
    /** A whole small message. */
    public static final int EAGER = 1;
    /**
     * A message that waits at its sender: payload is its length and the sender's operation; and, if the receiver may copy it from
     * there, where it lies and what the sender's count of garbage collections must be.
     */
    public static final int ANNOUNCE = 2;
    /**
     * The receiver has matched an announced message: sender's operation, receiver's operation; word 3 how many bytes of it the
     * receiver has; payload is the lane.
     */
    public static final int GRANT = 3;
    /** A part of a granted message: receiver's operation. */
    public static final int DATA = 4;
    /** The sender wants an announced message back: sender's operation; word 2 its context. */
    public static final int CANCEL = 5;
    /** The announced message was not matched yet and is forgotten: sender's operation. */
    public static final int CANCELLED = 6;

    /** An announced message is for a communicator that its receiver has freed: sender's operation. */
    public static final int REFUSED = 7;

    /**
     * A message did not go into its receive: sender's operation, -1 where the sender waits for nothing; word 2 its context, word 3 class of
     * error and tag; payload is a text.
     */
    public static final int MISFIT = 8;

    /** The flag that belongs to transports: what it means on their way is theirs, and they hand frames over without it. */
    public static final int TRANSPORT_FLAG = 0x8000;

    /** The flag of a frame whose sender does not wait: it may go a little later, together with what follows it. */
    public static final int SOON = 0x4000;

    /** Payload bytes of the announcement of a message that comes in parts. */
    public static final int ANNOUNCED = 16;

    /** Payload bytes of the announcement of a message that its receiver may copy from where it lies. */
    public static final int OFFERED = 32;

    /** The largest payload of a frame that every transport takes. */
    public static final int MAX_PAYLOAD = 4096;

    /** The largest message that travels without a hand-shake on any transport; {@link Channel#mostEager} says which on a channel. */
    public static final int MOST_EAGER = 64 * 1024;

    private static final ElementType[] TYPES = ElementType.values();

    private Frame() {}

    public static long header(int kind, int type, int flags, int length) {
        return (long) kind << 56 | (long) type << 48 | (long) flags << 32 | length;
    }

    public static int kind(long header) {
        return (int) (header >>> 56);
    }

    public static ElementType type(long header) {
        return TYPES[(int) (header >>> 48) & 0xff];
    }

    public static int flags(long header) {
        return (int) (header >>> 32) & 0xffff;
    }

    public static int length(long header) {
        return (int) header;
    }
}
