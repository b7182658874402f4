package org.pjrun.internal.bootstrap;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a rank and the keeper of addresses say to each other after the handshake.
 *
 * @param kind one of the constants
 * @param rank the rank that it is about
 * @param body a rank's addresses, or nothing
 */
public record RendezvousMessage(int kind, int rank, byte[] body) {
    /** A rank says where it listens. */
    public static final int PUBLISH = 1;
    /** A rank asks where another one listens; the answer comes when it is known. */
    public static final int ASK = 2;
    /** Where a rank listens. */
    public static final int CARD = 3;
    /** A rank has left in good order. */
    public static final int LEFT = 4;
    /** A rank has died. */
    public static final int DEAD = 5;

    /** A rank says something to all others; the body's first byte is the round, the rest is text without a line's end. */
    public static final int TELL = 6;
    /** What ranks have said in a round, from the given one on, a line each; sent when all have. */
    public static final int TOLD = 7;

    /** Bytes in front of the body. */
    public static final int HEADER_BYTES = 12;

    public static final int MOST_BODY_BYTES = 4096;

    public static RendezvousMessage of(int kind, int rank) {
        return new RendezvousMessage(kind, rank, new byte[0]);
    }

    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + body.length).order(ByteOrder.LITTLE_ENDIAN);
        return out.putInt(kind).putInt(rank).putInt(body.length).put(body).array();
    }

    /** The length of the body that the given header announces. */
    public static int bodyBytes(byte[] header) throws BadHandshake {
        int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
        if (length < 0 || length > MOST_BODY_BYTES) {
            throw new BadHandshake("sends a message of " + length + " bytes");
        }
        return length;
    }

    public static RendezvousMessage decode(byte[] header, byte[] body) {
        ByteBuffer in = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        return new RendezvousMessage(in.getInt(0), in.getInt(4), body);
    }

    /** Waits for the next message. */
    static RendezvousMessage read(DataInputStream in) throws IOException {
        byte[] header = new byte[HEADER_BYTES];
        in.readFully(header);
        byte[] body = new byte[bodyBytes(header)];
        in.readFully(body);
        return decode(header, body);
    }
}
