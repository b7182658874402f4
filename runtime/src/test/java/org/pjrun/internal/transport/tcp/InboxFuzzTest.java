package org.pjrun.internal.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pjrun.internal.transport.Frame;

/** Taking apart what may be anything: either whole frames come out, or a refusal, and nothing else happens. */
class InboxFuzzTest {
    private static final int[] KINDS = {Frame.EAGER, Frame.ANNOUNCE, Frame.GRANT, Wire.BULK, Wire.ACK, Wire.GOODBYE};

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    /** Writes down what it is handed. */
    private static final class Scribe implements Inbox.Reader {
        final List<String> frames = new ArrayList<>();
        final ByteArrayOutputStream bulk = new ByteArrayOutputStream();

        @Override
        public void frame(long header, MemorySegment memory, long at) {
            frames.add(Frame.kind(header) + " " + Wire.get(memory, at + Wire.SEQUENCE) + " "
                    + hash(memory, at + Wire.HEADER_BYTES, Frame.length(header)));
        }

        @Override
        public void bulkBegins(long header, MemorySegment memory, long at) {
            bulk.reset();
        }

        @Override
        public void bulk(MemorySegment memory, long at, int bytes, boolean last) {
            bulk.writeBytes(memory.asSlice(at, bytes).toArray(ValueLayout.JAVA_BYTE));
            if (last) {
                frames.add("bulk " + java.util.Arrays.hashCode(bulk.toByteArray()));
            }
        }

        private static int hash(MemorySegment memory, long at, int length) {
            return java.util.Arrays.hashCode(memory.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    private byte[] stream(int count, List<String> expected) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            int kind = KINDS[random.nextInt(KINDS.length)];
            int length = switch (kind) {
                case Frame.EAGER -> random.nextInt(Frame.MOST_EAGER + 1);
                case Wire.BULK -> 1 + random.nextInt(Wire.BULK_BYTES);
                case Frame.ANNOUNCE, Frame.GRANT -> 16;
                default -> 0;
            };
            MemorySegment frame = MemorySegment.ofArray(new long[Wire.frameBytes(length) / 8]);
            byte[] payload = new byte[length];
            random.nextBytes(payload);
            Wire.put(frame, 0, Frame.header(kind, 0, 0, length));
            Wire.put(frame, Wire.SEQUENCE, i);
            MemorySegment.copy(MemorySegment.ofArray(payload), 0, frame, Wire.HEADER_BYTES, length);
            all.writeBytes(frame.toArray(ValueLayout.JAVA_BYTE));
            int hash = java.util.Arrays.hashCode(payload);
            expected.add(kind == Wire.BULK ? "bulk " + hash : kind + " " + i + " " + hash);
        }
        return all.toByteArray();
    }

    /** Feeds bytes in parts of random lengths. */
    private void feed(Inbox inbox, byte[] bytes, Scribe scribe) throws BadFrame {
        for (int at = 0; at < bytes.length; ) {
            int part = Math.min(bytes.length - at, 1 + random.nextInt(1 + random.nextInt(200_000)));
            ByteBuf piece = Unpooled.wrappedBuffer(bytes, at, part);
            inbox.feed(piece, scribe);
            assertThat(piece.isReadable()).isFalse();
            at += part;
        }
    }

    @Test
    void streams_cutAnywhere_comeOutAsTheyWentIn() throws BadFrame {
        for (int round = 0; round < 30; round++) {
            List<String> expected = new ArrayList<>();
            byte[] bytes = stream(60, expected);
            Scribe scribe = new Scribe();
            feed(new Inbox(), bytes, scribe);
            assertThat(scribe.frames).as("seed " + seed).isEqualTo(expected);
        }
    }

    @Test
    void streams_withFlippedBits_giveFramesOrARefusal() {
        int refused = 0;
        for (int round = 0; round < 300; round++) {
            byte[] bytes = stream(10, new ArrayList<>());
            for (int flips = 1 + random.nextInt(20); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            refused += refuses(bytes) ? 1 : 0;
        }
        assertThat(refused).as("seed " + seed).isPositive();
    }

    @Test
    void randomBytes_areRefused() {
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[8 + random.nextInt(500)];
            random.nextBytes(bytes);
            bytes[7] |= (byte) 0x80; // no frame is of such a kind
            assertThat(refuses(java.util.Arrays.copyOf(bytes, bytes.length + Wire.HEADER_BYTES)))
                    .as("seed " + seed)
                    .isTrue();
        }
    }

    private boolean refuses(byte[] bytes) {
        try {
            feed(new Inbox(), bytes, new Scribe());
            return false;
        } catch (BadFrame e) {
            return true;
        }
    }
}
