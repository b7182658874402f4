package org.pjrun.internal.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pjrun.internal.buffer.Buffer;

/** Copies by the processor's string instruction are copies. */
class FastStringsTest {
    private static final int BYTES = 10_000;

    private final MemorySegment target = Arena.ofAuto().allocate(BYTES + 64, 64);

    @BeforeEach
    void assumeThatThereAreSome() {
        assumeTrue(RemoteMemory.available(), "no machine code for this processor");
    }

    @Test
    void arraysAndSegments_atRandomPlaces_arriveAndNothingElseChanges() {
        long seed = Long.getLong("pjrun.seed", System.nanoTime());
        System.err.println("seed " + seed + " (-Dpjrun.seed=" + seed + ")");
        Random random = new Random(seed);
        Object[] memories = {
            new byte[BYTES],
            new char[BYTES / 2],
            new short[BYTES / 2],
            new int[BYTES / 4],
            new long[BYTES / 8],
            new float[BYTES / 4],
            new double[BYTES / 8],
            Arena.ofAuto().allocate(BYTES)
        };
        for (int n = 0; n < 400; n++) {
            byte[] content = new byte[BYTES];
            random.nextBytes(content);
            Object memory = memories[n % memories.length];
            segment(memory).copyFrom(MemorySegment.ofArray(content));
            Buffer buffer = new Buffer();
            buffer.bind(memory);
            int from = random.nextInt(BYTES);
            int length = random.nextInt(BYTES - from);
            int to = random.nextInt(64);
            target.fill((byte) 7);
            buffer.store(from, target, to, length);

            byte[] expected = new byte[BYTES + 64];
            Arrays.fill(expected, (byte) 7);
            System.arraycopy(content, from, expected, to, length);
            assertThat(target.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(expected);
        }
    }

    @Test
    void copy_beyondAnEnd_isRefused() {
        MemorySegment source = MemorySegment.ofArray(new byte[100]);

        assertThatThrownBy(() -> FastStrings.copy(source, 1, target, 0, 100))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> FastStrings.copy(source, 0, target, BYTES, 100))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static MemorySegment segment(Object memory) {
        return switch (memory) {
            case byte[] a -> MemorySegment.ofArray(a);
            case char[] a -> MemorySegment.ofArray(a);
            case short[] a -> MemorySegment.ofArray(a);
            case int[] a -> MemorySegment.ofArray(a);
            case long[] a -> MemorySegment.ofArray(a);
            case float[] a -> MemorySegment.ofArray(a);
            case double[] a -> MemorySegment.ofArray(a);
            case MemorySegment s -> s;
            default -> throw new AssertionError(memory);
        };
    }
}
