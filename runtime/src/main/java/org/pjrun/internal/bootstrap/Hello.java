package org.pjrun.internal.bootstrap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What either end of a connection says first: who it is, what it speaks and where its stream stands.
 *
 * <p>The bytes are described in {@code docs/protocol.md}.
 *
 * @param role what the connection is for, {@link #PEER}, {@link #RENDEZVOUS} or {@link #AGENT}
 * @param capabilities bits of what the sender can do beyond the version's own
 * @param frameLimit the longest payload of a frame that the sender takes
 * @param attempt how many connections the dialer has made to this peer, this one included
 * @param from the sender's rank
 * @param to the rank that is spoken to
 * @param job a number of the job
 * @param session a number of the sender's process
 * @param next the sequence number of the frame that the sender expects next
 * @param credit bytes of unexpected messages that the sender lends
 * @param nonce random bytes, other ones in each hello
 */
public record Hello(
        int role,
        int capabilities,
        int frameLimit,
        int attempt,
        int from,
        int to,
        long job,
        long session,
        long next,
        long credit,
        byte[] nonce) {
    public static final int BYTES = 96;
    public static final int VERSION = 1;
    public static final int PEER = 0;
    public static final int RENDEZVOUS = 1;
    public static final int AGENT = 2;
    public static final int NONCE_BYTES = 32;

    /** Stands for the one who keeps the addresses in the place of a rank. */
    public static final int NOBODY = -1;

    private static final long MAGIC = 0x0a0d1a6e75726a70L; // "pjrun", control-Z, a line's end
    private static final int LITTLE_ENDIAN = 1;

    /** The number of the job of a name. */
    public static long job(String name) {
        long number = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            number = (number ^ name.charAt(i)) * 0x100000001b3L;
        }
        return number;
    }

    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(MAGIC).putShort((short) VERSION).put((byte) role).put((byte) LITTLE_ENDIAN);
        out.putInt(capabilities).putInt(frameLimit).putInt(attempt).putInt(from).putInt(to);
        out.putLong(job).putLong(session).putLong(next).putLong(credit).put(nonce);
        return out.array();
    }

    /**
     * Reads what {@link #encode} has written.
     *
     * @throws BadHandshake if it is something else
     */
    public static Hello decode(byte[] bytes) throws BadHandshake {
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (in.getLong() != MAGIC) {
            throw new BadHandshake("does not speak pjrun's protocol");
        }
        int version = Short.toUnsignedInt(in.getShort());
        if (version != VERSION) {
            throw new BadHandshake("speaks version " + version + " of the protocol (expected: " + VERSION
                    + "); use one version of pjrun for the whole job");
        }
        int role = in.get();
        int order = in.get();
        if (order != LITTLE_ENDIAN) {
            throw new BadHandshake("byte order " + order + " (expected: " + LITTLE_ENDIAN + ", little-endian)");
        }
        return new Hello(
                role,
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                Arrays.copyOfRange(bytes, 64, BYTES));
    }
}
