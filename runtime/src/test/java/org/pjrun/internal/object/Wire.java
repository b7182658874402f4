package org.pjrun.internal.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.pjrun.internal.buffer.Stream;

/** Carries messages from a codec to a codec as a transport does: in pieces, through memory that is not the heap. */
final class Wire {
    private static final int PIECE = 64 * 1024;

    private final Random random;
    private final MemorySegment between = Arena.ofAuto().allocate(PIECE, 64);

    Wire(long seed) {
        random = new Random(seed);
    }

    /** Sends an object and receives it. */
    @SuppressWarnings("unchecked")
    <T> T roundTrip(ObjectCodec codec, T object) {
        return (T) receive(codec, codec.encode(object));
    }

    /** Carries a message and reads its object. */
    Object receive(ObjectCodec codec, Stream message) {
        ObjectSink sink = codec.sink();
        carry(message, sink);
        return codec.decode(sink);
    }

    /** Carries a message in pieces of random sizes. */
    void carry(Stream from, ObjectSink to) {
        long total = from.bytes();
        to.expect(total);
        for (long done = 0; done < total; ) {
            long part = Math.min(total - done, 8 + random.nextInt(random.nextBoolean() ? 8 : PIECE / 8 - 1) * 8L);
            from.read(done, between, 0, part);
            to.write(done, between, 0, part);
            done += part;
        }
    }

    /** All bytes of a message. */
    byte[] bytes(Stream message) {
        byte[] all = new byte[Math.toIntExact(message.bytes())];
        for (int done = 0; done < all.length; ) {
            int part = Math.min(all.length - done, PIECE);
            between.fill((byte) 0xee);
            message.read(done, between, 0, part);
            MemorySegment.copy(between, ValueLayout.JAVA_BYTE, 0, all, done, part);
            done += part;
        }
        return all;
    }

    /** Receives a message that is given by its bytes. */
    Object receive(ObjectCodec codec, byte[] message) {
        ObjectSink sink = codec.sink();
        sink.expect(message.length);
        for (int done = 0; done < message.length; ) {
            int part = Math.min(message.length - done, PIECE);
            MemorySegment.copy(message, done, between, ValueLayout.JAVA_BYTE, 0, part);
            sink.write(done, between, 0, part);
            done += part;
        }
        assertThat(sink.bytes()).isEqualTo(message.length);
        return codec.decode(sink);
    }
}
