package org.pjrun.internal.transport.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.shared.Shared;
import org.pjrun.internal.transport.Frame;

/** Both ends of a ring, by random schedules. */
@Timeout(60)
class RingTest {
    private static final long SEED = System.nanoTime();
    private static final long CREDIT = 1 << 20;

    private final SplittableRandom random = new SplittableRandom(SEED);

    private record Sent(long header, long word1, long word2, long word3, byte[] payload) {}

    @Test
    void write_anyLengthsAndAnyLag_areReadInOrderAndNothingElse() {
        for (int round = 0; round < 200; round++) {
            long capacity = 32L * (20 + random.nextInt(120));
            MemorySegment memory = Arena.ofAuto().allocate(SegmentLayout.RING_DATA + capacity, 64);
            scribble(memory);
            RingWriter writer = new RingWriter(memory, 0, capacity);
            RingReader reader = new RingReader(memory, 0, capacity, CREDIT);
            int longest = 1 + random.nextInt((int) capacity / 4);
            int lag = 1 + random.nextInt(20);
            ArrayDeque<Sent> unread = new ArrayDeque<>();
            for (int i = 0; i < 2000; i++) {
                if (unread.size() < lag && random.nextInt(3) > 0) {
                    Sent frame = frame(i, longest);
                    if (write(writer, frame)) {
                        unread.add(frame);
                        continue;
                    }
                    assertThat(unread)
                            .as("seed %d, round %d: a ring that is empty has room", SEED, round)
                            .isNotEmpty();
                }
                read(memory, reader, unread.poll(), round);
            }
            while (!unread.isEmpty()) {
                read(memory, reader, unread.poll(), round);
            }
            read(memory, reader, null, round);
        }
    }

    @Test
    void write_besideTheReader_isReadInOrderAndNothingElse() throws Exception {
        long capacity = 1024;
        int frames = 400_000;
        MemorySegment memory = Arena.ofShared().allocate(SegmentLayout.RING_DATA + capacity, 64);
        scribble(memory);
        Thread other = Thread.ofPlatform().start(() -> {
            RingWriter writer = new RingWriter(memory, 0, capacity);
            for (int i = 0; i < frames; i++) {
                Sent frame = frame(i, 64);
                while (!write(writer, frame)) {
                    Thread.yield();
                }
            }
        });
        RingReader reader = new RingReader(memory, 0, capacity, CREDIT);
        for (int i = 0; i < frames; i++) {
            long header = reader.peek();
            while (header == 0) {
                Thread.onSpinWait();
                header = reader.peek();
            }
            assertThat(Shared.getLong(memory, reader.frame() + 8))
                    .as("seed %d", SEED)
                    .isEqualTo(i);
            reader.advance(header);
            reader.tell();
        }
        other.join();
        assertThat(reader.peek()).as("seed %d", SEED).isZero();
    }

    /** What lay there a lap before, and looks like frames; the first word is clear, as in a new segment. */
    private void scribble(MemorySegment memory) {
        for (long at = SegmentLayout.RING_DATA + 8; at < memory.byteSize(); at += 8) {
            memory.set(ValueLayout.JAVA_LONG, at, random.nextLong() | 1);
        }
    }

    private Sent frame(int number, int longest) {
        byte[] payload = new byte[random.nextBoolean() ? random.nextInt(9) : random.nextInt(longest)];
        random.nextBytes(payload);
        long signature = random.nextInt(4) == 0 ? random.nextLong() | 1 : 0;
        long header = Frame.header(Frame.EAGER, random.nextInt(8), 0, payload.length);
        return new Sent(header, number, random.nextLong(), signature, payload);
    }

    private static boolean write(RingWriter writer, Sent frame) {
        Buffer buffer = new Buffer();
        buffer.bind(frame.payload);
        return writer.write(frame.header, frame.word1, frame.word2, frame.word3, buffer, 0);
    }

    private static void read(MemorySegment memory, RingReader reader, Sent expected, int round) {
        String where = "seed " + SEED + ", round " + round;
        long header = reader.peek();
        if (expected == null) {
            assertThat(header).as(where).isZero();
            return;
        }
        assertThat(header & ~RingWriter.SIGNED).as(where).isEqualTo(expected.header);
        assertThat(RingWriter.signed(header)).as(where).isEqualTo(expected.word3 != 0);
        long at = reader.frame();
        assertThat(Shared.getLong(memory, at + 8)).as(where).isEqualTo(expected.word1);
        assertThat(Shared.getLong(memory, at + 16)).as(where).isEqualTo(expected.word2);
        byte[] payload = memory.asSlice(at + RingWriter.headerBytes(header), expected.payload.length)
                .toArray(ValueLayout.JAVA_BYTE);
        assertThat(payload).as(where).isEqualTo(expected.payload);
        reader.advance(header);
        reader.tell();
    }
}
