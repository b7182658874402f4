package org.pjrun.internal.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import java.io.Serializable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.ElementType;

/** Messages that no codec wrote: an object or an error that says so comes out, never anything else. */
@Timeout(120)
class CorruptMessagesTest {
    private static final long SEED = System.nanoTime();
    private static final ObjectCodec CODEC = ObjectCodec.standard();

    private final Wire wire = new Wire(SEED);
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    record Part(String name, int[] counts, Object more) {}

    static final class Owner {
        final List<Part> parts = new ArrayList<>();
        Owner self = this;
        TimeUnit unit = TimeUnit.DAYS;
    }

    @SuppressWarnings("serial")
    private static List<Object> samples() {
        Owner owner = new Owner();
        owner.parts.add(new Part("a", new int[] {1, 2, 3}, Map.of("k", 1.5)));
        owner.parts.add(new Part("ü", new int[2000], Optional.of(Instant.now())));
        Supplier<Object> lambda = (Supplier<Object> & Serializable) () -> owner.unit;
        return List.of(
                owner,
                new HashMap<>(Map.of("a", List.of(1, 2), "b", new TreeMap<>(Map.of(1, "x")))),
                new Object[][] {
                    {1, 2L, "three"}, {new double[600], new byte[5000]}, {Map.class, BitSet.valueOf(new long[] {5})}
                },
                new IllegalStateException("x", new RuntimeException("y")),
                Collections.unmodifiableList(new ArrayList<>(List.of(owner, EnumSet.of(TimeUnit.DAYS)))),
                lambda,
                "text ".repeat(50));
    }

    @Test
    void decode_mutatedMessage_failsCleanlyAndInBoundedMemory() {
        int failures = 0;
        int rounds = 0;
        for (Object sample : samples()) {
            byte[] message = wire.bytes(CODEC.encode(sample));
            for (int i = 0; i < 800; i++) {
                rounds++;
                failures += decode(mutated(message)) ? 0 : 1;
            }
        }
        assertThat(failures).as("failures of %d, seed %d", rounds, SEED).isGreaterThan(rounds / 10);
    }

    /** Reads a message; false if that failed as it should. */
    private boolean decode(byte[] message) {
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            wire.receive(CODEC, message);
            return true;
        } catch (SerializationException e) {
            assertThat(e.getMessage()).isNotBlank();
            return false;
        } catch (Throwable e) {
            throw new AssertionError("seed " + SEED + ": " + HexFormat.of().formatHex(message), e);
        } finally {
            long used = threads.getCurrentThreadAllocatedBytes() - before;
            // A new session is made after every failure; the rest is a multiple of the message.
            assertThat(used).as("seed %d", SEED).isLessThan(4_000_000L + 100L * message.length);
        }
    }

    private byte[] mutated(byte[] message) {
        byte[] copy = message.clone();
        switch (random.nextInt(6)) {
            case 0 -> copy[random.nextInt(Math.min(copy.length, 64))] = (byte) random.nextInt();
            case 1 -> copy[random.nextInt(copy.length)] = (byte) random.nextInt();
            case 2 -> copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
            case 3 -> {
                int at = random.nextInt(copy.length);
                for (int i = at; i < Math.min(at + 5, copy.length); i++) {
                    copy[i] = (byte) 0xff;
                }
            }
            case 4 -> copy = Arrays.copyOf(copy, random.nextInt(copy.length + 1));
            default -> {
                int from = random.nextInt(copy.length);
                int to = random.nextInt(copy.length);
                int length = random.nextInt(1 + Math.min(32, copy.length - Math.max(from, to)));
                System.arraycopy(message, from, copy, to, length);
            }
        }
        return copy;
    }

    @Test
    void decode_randomBytesAfterGoodHeader_failsCleanly() {
        for (int i = 0; i < 1500; i++) {
            byte[] message = new byte[8 + random.nextInt(200)];
            random.nextBytes(message);
            ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).putLong(0, Layout.first(0));
            decode(message);
        }
    }

    @Test
    void decode_nestedArraysThatClaimMuch_allocatesNoMoreThanTheMessageCouldFill() {
        // Each array says that it holds the rest of the message, which alone would be possible.
        ByteBuffer message = ByteBuffer.allocate(60_000).order(ByteOrder.LITTLE_ENDIAN);
        message.putLong(Layout.first(0));
        byte[] one = wire.bytes(CODEC.encode(new Object[1]));
        while (message.remaining() > 8) {
            message.put(one, 8, one.length - 10);
            int claim = message.remaining() / 2 - 4;
            message.put((byte) (claim | 0x80)).put((byte) (claim >> 7 | 0x80)).put((byte) (claim >> 14));
        }
        assertThat(decode(message.array())).isFalse();
    }

    @Test
    void expect_hugeLengthWithoutContent_allocatesNothing() {
        ObjectSink sink = CODEC.sink();
        long before = threads.getCurrentThreadAllocatedBytes();
        sink.expect(1L << 50);
        MemorySegment words = Arena.ofAuto().allocate(64, 8);
        words.setAtIndex(Layout.WORDS, 0, Layout.first(100_000_000));
        for (int i = 1; i < 8; i++) {
            words.setAtIndex(Layout.WORDS, i, Layout.array(ElementType.DOUBLE, Integer.MAX_VALUE));
        }
        sink.write(0, words, 0, 64);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
        assertThatThrownBy(() -> CODEC.decode(sink))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("64 of 1125899906842624 bytes have come");
    }

    @Test
    void write_arrayThatTheHeapCannotHold_failsWhenRead() {
        assumeThat(Runtime.getRuntime().maxMemory()).isLessThan(16L << 30);
        ObjectSink sink = CODEC.sink();
        long array = Layout.array(ElementType.DOUBLE, Integer.MAX_VALUE - 8);
        sink.expect(24 + Layout.padded(Layout.bytes(array)));
        MemorySegment words = Arena.ofAuto().allocate(32, 8);
        words.setAtIndex(Layout.WORDS, 0, Layout.first(1));
        words.setAtIndex(Layout.WORDS, 1, array);
        sink.write(0, words, 0, 32);
        assertThatThrownBy(() -> CODEC.decode(sink))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("the heap has no room");
    }

    @Test
    void decode_emptyMessage_fails() {
        ObjectSink sink = CODEC.sink();
        sink.expect(0);
        assertThatThrownBy(() -> CODEC.decode(sink))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("0 bytes");
        assertThatThrownBy(() -> CODEC.decode(CODEC.sink())).isInstanceOf(SerializationException.class);
    }
}
