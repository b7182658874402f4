package org.pjrun.internal.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.pjrun.internal.bootstrap.BadHandshake;
import org.pjrun.internal.bootstrap.Hello;
import org.pjrun.internal.bootstrap.RendezvousMessage;
import org.pjrun.internal.bootstrap.Secret;
import org.pjrun.internal.transport.Frame;

/** The bytes of {@code docs/protocol.md}. */
class GoldenBytesTest {
    private static final HexFormat HEX = HexFormat.of();

    private static final String HELLO = "706a72756e1a0d0a" // magic
            + "0100" + "00" + "01" // version, role, byte order
            + "00000000" + "00000100" + "03000000" // capabilities, frame limit, attempt
            + "05000000" + "07000000" // from, to
            + "0807060504030201" + "1817161514131211" // job, session
            + "2a00000000000000" + "0000100000000000" // next, credit
            + "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    private static Hello hello() {
        byte[] nonce = new byte[Hello.NONCE_BYTES];
        for (int i = 0; i < nonce.length; i++) {
            nonce[i] = (byte) i;
        }
        return new Hello(Hello.PEER, 0, 65536, 3, 5, 7, 0x0102030405060708L, 0x1112131415161718L, 42, 1 << 20, nonce);
    }

    @Test
    void hello_isWrittenAndReadAsDescribed() throws BadHandshake {
        assertThat(HEX.formatHex(hello().encode())).isEqualTo(HELLO);
        Hello read = Hello.decode(HEX.parseHex(HELLO));
        assertThat(read.nonce()).isEqualTo(hello().nonce());
        assertThat(read).usingRecursiveComparison().isEqualTo(hello());
    }

    @Test
    void hello_ofOtherMagicVersionOrOrder_isRefused() {
        assertThatThrownBy(() -> Hello.decode(HEX.parseHex("00" + HELLO.substring(2))))
                .hasMessageContaining("does not speak");
        assertThatThrownBy(() -> Hello.decode(HEX.parseHex(HELLO.substring(0, 16) + "02" + HELLO.substring(18))))
                .hasMessageContaining("version 2");
        assertThatThrownBy(() -> Hello.decode(HEX.parseHex(HELLO.substring(0, 22) + "02" + HELLO.substring(24))))
                .hasMessageContaining("byte order 2");
    }

    @Test
    void proofs_areOfTheirEndAndOfBothHellos() {
        Secret secret = Secret.of(new byte[Secret.BYTES]);
        byte[] one = hello().encode();
        byte[] other = one.clone();
        other[95] ^= 1;
        byte[] none = new byte[0];
        assertThat(HEX.formatHex(secret.listenerProof(one, other, none)))
                .isEqualTo("05d3bdb076c112372c77dfc505c41d5c46131c9599519b8e74b2d09e31916cde");
        assertThat(HEX.formatHex(secret.dialerProof(one, other, none)))
                .isEqualTo("8b77f21972ffa649708eb4d7329161d2505de4b930597f831eb3b7e68f815edd");
        assertThat(secret.listenerProof(other, one, none)).isNotEqualTo(secret.listenerProof(one, other, none));
        assertThat(secret.listenerProof(one, other, new byte[32])).isNotEqualTo(secret.listenerProof(one, other, none));
        assertThat(Secret.random().listenerProof(one, other, none))
                .isNotEqualTo(secret.listenerProof(one, other, none));
    }

    @Test
    void frame_isLaidOutAsDescribed() {
        byte[] bytes = new byte[Wire.HEADER_BYTES];
        MemorySegment memory = MemorySegment.ofArray(new long[7]);
        Wire.put(memory, 0, Frame.header(Frame.EAGER, 4, Wire.URGENT, 11));
        Wire.put(memory, Wire.SEQUENCE, 1);
        Wire.put(memory, Wire.ACKNOWLEDGED, 2);
        Wire.put(memory, Wire.RETURNED, 3);
        Wire.put(memory, Wire.WORD1, 4);
        Wire.put(memory, Wire.WORD2, 5);
        Wire.put(memory, Wire.WORD3, 6);
        MemorySegment.copy(memory, 0, MemorySegment.ofArray(bytes), 0, bytes.length);
        assertThat(HEX.formatHex(bytes))
                .isEqualTo("0b000000" + "0080" + "04" + "01" // payload, flags, type, kind
                        + "0100000000000000" + "0200000000000000" + "0300000000000000"
                        + "0400000000000000" + "0500000000000000" + "0600000000000000");
        assertThat(Wire.frameBytes(0)).isEqualTo(56);
        assertThat(Wire.frameBytes(1)).isEqualTo(64);
        assertThat(Wire.frameBytes(8)).isEqualTo(64);
        assertThat(new int[] {Wire.BULK, Wire.GOODBYE, Wire.ACK, Wire.PING}).containsExactly(16, 17, 18, 19);
    }

    @Test
    void frames_thatAreNone_areTold() {
        assertThat(Wire.valid(Frame.header(Frame.EAGER, 0, 0, Frame.MOST_EAGER)))
                .isTrue();
        assertThat(Wire.valid(Frame.header(Frame.EAGER, 0, 0, Frame.MOST_EAGER + 1)))
                .isFalse();
        assertThat(Wire.valid(Frame.header(Frame.EAGER, 0, 0, -1))).isFalse();
        assertThat(Wire.valid(Frame.header(Wire.BULK, 0, 0, 0))).isFalse();
        assertThat(Wire.valid(Frame.header(Wire.BULK, 0, 0, (1 << 20) + 1))).isFalse();
        assertThat(Wire.valid(Frame.header(Frame.GRANT, 0, 0, 8))).isFalse();
        assertThat(Wire.valid(0)).isFalse();
        assertThat(Wire.valid(-1)).isFalse();
    }

    @Test
    void message_toTheKeeperOfAddresses_isLaidOutAsDescribed() throws BadHandshake {
        RendezvousMessage message = new RendezvousMessage(RendezvousMessage.PUBLISH, 9, new byte[] {65, 66});
        assertThat(HEX.formatHex(message.encode())).isEqualTo("01000000" + "09000000" + "02000000" + "4142");
        byte[] header = HEX.parseHex("010000000900000000100000");
        assertThat(RendezvousMessage.bodyBytes(header)).isEqualTo(4096);
        header[8] = 1;
        assertThatThrownBy(() -> RendezvousMessage.bodyBytes(header)).hasMessageContaining("4097 bytes");
    }
}
