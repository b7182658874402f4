package org.pjrun.systemtests.launcher;

/** Turns packets of IPv4 into resets of the TCP connections that they belong to. */
final class Resets {
    private static final int TCP = 6;
    private static final int FLAGS = 13;
    private static final byte RST_ACK = 0x14;
    private static final int ACK_ONLY_OR_PUSHED = 0x18;

    private Resets() {}

    /** Whether this is data of a connection. */
    static boolean possible(byte[] packet) {
        int ip = (packet[0] & 15) * 4;
        return packet[0] >> 4 == 4 && packet[9] == TCP && (packet[ip + FLAGS] & ~ACK_ONLY_OR_PUSHED) == 0;
    }

    /** A reset in place of the data, which the receiver finds right where it expects the data. */
    static byte[] of(byte[] packet) {
        int ip = (packet[0] & 15) * 4;
        int tcp = 20;
        byte[] reset = java.util.Arrays.copyOf(packet, ip + tcp);
        word(reset, 2, reset.length);
        word(reset, 10, 0);
        word(reset, 10, sum(reset, 0, ip, 0));
        reset[ip + 12] = (byte) (tcp / 4 << 4);
        reset[ip + FLAGS] = RST_ACK;
        word(reset, ip + 16, 0);
        int pseudo = TCP + tcp;
        for (int at = 12; at < 20; at += 2) {
            pseudo += (reset[at] & 255) << 8 | reset[at + 1] & 255;
        }
        word(reset, ip + 16, sum(reset, ip, tcp, pseudo));
        return reset;
    }

    private static void word(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >> 8);
        bytes[at + 1] = (byte) value;
    }

    /** The checksum of the internet (RFC 1071). */
    private static int sum(byte[] bytes, int from, int length, int start) {
        int sum = start;
        for (int at = from; at < from + length; at += 2) {
            sum += (bytes[at] & 255) << 8 | bytes[at + 1] & 255;
        }
        while (sum >> 16 != 0) {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        return ~sum & 0xffff;
    }
}
