package org.pjrun.internal.transport.tcp;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.pjrun.internal.transport.Frame;

/**
 * The words in front of each frame on a connection, and the kinds of frames that only connections know.
 *
 * <pre>
 *    0  header        kind, element type, flags, payload bytes, as in {@link Frame}
 *    8  sequence      number of this frame; of an unnumbered one, the number of the next
 *   16  acknowledged  the number of the frame that the sender expects next: all before it have come
 *   24  returned      bytes of credit that the sender has given back since the beginning
 *   32  word 1        as the engine has given it
 *   40  word 2
 *   48  word 3
 *   56  payload       padded to a multiple of 8 bytes
 * </pre>
 */
final class Wire {
    /** A part of the message that is granted first and has not come as a whole; numbered. */
    static final int BULK = 16;
    /** The sender leaves the job; numbered. */
    static final int GOODBYE = 17;
    /** Nothing but what every frame says; not numbered. */
    static final int ACK = 18;
    /** Asks for an ACK; not numbered. */
    static final int PING = 19;

    /** Flag of a frame that wants to be acknowledged at once, since a send is complete by it. */
    static final int URGENT = Frame.TRANSPORT_FLAG;

    /** The bit of a header whose frame may go a little later; it does not travel. */
    static final long SOON = Frame.header(0, 0, Frame.SOON, 0);

    static final long SEQUENCE = 8;
    static final long ACKNOWLEDGED = 16;
    static final long RETURNED = 24;
    static final long WORD1 = 32;
    static final long WORD2 = 40;
    static final long WORD3 = 48;
    static final int HEADER_BYTES = 56;

    /** The longest payload of a bulk frame. */
    static final int BULK_BYTES = 1024 * 1024;

    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Wire() {}

    static long get(MemorySegment memory, long offset) {
        return memory.get(WORD, offset);
    }

    static void put(MemorySegment memory, long offset, long value) {
        memory.set(WORD, offset, value);
    }

    /** Bytes of a frame with a payload of so many. */
    static int frameBytes(int payload) {
        return HEADER_BYTES + (payload + 7 & -8);
    }

    static boolean numbered(int kind) {
        return kind != ACK && kind != PING;
    }

    /** Whether a frame with this header can be part of a stream. */
    static boolean valid(long header) {
        int length = Frame.length(header);
        return switch (Frame.kind(header)) {
            case Frame.EAGER -> length >= 0 && length <= Frame.MOST_EAGER;
            case Frame.MISFIT -> length >= 0 && length <= Frame.MAX_PAYLOAD;
            case Frame.ANNOUNCE, Frame.GRANT, Frame.CANCEL, Frame.CANCELLED, Frame.REFUSED -> length == 16;
            case BULK -> length > 0 && length <= BULK_BYTES;
            case GOODBYE, ACK, PING -> length == 0;
            default -> false;
        };
    }
}
