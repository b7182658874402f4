package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.Op;

/** Memory that is no array, and ranks that use different kinds of memory for the same elements. */
@Timeout(60)
final class BufferKindsTest {
    private static final int COUNT = 5000;

    /** Doubles in the kind of memory that a rank has: array, heap buffer, direct buffer, buffer of the other order. */
    private static Object doubles(int rank, double[] content) {
        DoubleBuffer buffer = switch (rank % 4) {
            case 1 -> DoubleBuffer.allocate(content.length + 3);
            case 2 ->
                ByteBuffer.allocateDirect((content.length + 3) * 8)
                        .order(ByteOrder.nativeOrder())
                        .asDoubleBuffer();
            case 3 ->
                ByteBuffer.allocate((content.length + 3) * 8)
                        .order(ByteOrder.BIG_ENDIAN)
                        .asDoubleBuffer();
            default -> null;
        };
        if (buffer == null) {
            return content.clone();
        }
        buffer.position(2).limit(2 + content.length);
        buffer.put(2, content);
        return buffer;
    }

    private static double[] content(Object memory) {
        if (memory instanceof DoubleBuffer buffer) {
            double[] content = new double[buffer.remaining()];
            buffer.get(buffer.position(), content);
            return content;
        }
        return ((double[]) memory).clone();
    }

    private static double[] ramp(double first, int count) {
        double[] ramp = new double[count];
        Arrays.setAll(ramp, i -> first + i);
        return ramp;
    }

    @Test
    void mixedKinds_everyCollective_moveTheSameElements() {
        int size = 4;
        LocalJob.run(size, comm -> {
            int rank = comm.rank();
            Object mine = doubles(rank, ramp(rank, COUNT));
            Object result = doubles(rank + 1, new double[COUNT]);
            comm.allreduce(mine, result, Op.SUM);
            double[] sums = new double[COUNT];
            Arrays.setAll(sums, i -> 6 + 4.0 * i);
            assertThat(content(result)).isEqualTo(sums);
            comm.allreduce(Comm.IN_PLACE, mine, Op.ofDoubles((a, b) -> b, false));
            assertThat(content(mine)).isEqualTo(ramp(size - 1, COUNT));

            comm.bcast(result, 3);
            assertThat(content(result)).isEqualTo(sums);

            Object all = doubles(rank, new double[size * COUNT]);
            comm.allgather(doubles(rank, ramp(rank * COUNT, COUNT)), all);
            assertThat(content(all)).isEqualTo(ramp(0, size * COUNT));
            for (int root = 0; root < size; root++) {
                Object part = doubles(rank + root, new double[COUNT]);
                comm.scatter(all, part, root);
                assertThat(content(part)).isEqualTo(ramp(rank * COUNT, COUNT));
                Object gathered = doubles(rank, new double[size * COUNT]);
                comm.gather(part, gathered, root);
                assertThat(content(gathered))
                        .isEqualTo(rank == root ? ramp(0, size * COUNT) : new double[size * COUNT]);
            }
        });
    }

    @Test
    void segments_everyCollective_areBytes() {
        int size = 3;
        LocalJob.run(size, comm -> {
            int rank = comm.rank();
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment mine = arena.allocate(COUNT).fill((byte) (100 + rank));
                MemorySegment result = rank == 1 ? MemorySegment.ofArray(new long[COUNT / 8]) : arena.allocate(COUNT);
                comm.allreduce(mine, result, Op.MAX);
                assertThat(result.toArray(ValueLayout.JAVA_BYTE)).containsOnly(100 + size - 1);
                // signed: 100 + 101 + 102 wraps round
                comm.allreduce(mine, result, Op.SUM);
                assertThat(result.get(ValueLayout.JAVA_BYTE, COUNT - 1L)).isEqualTo((byte) 303);
                byte[] bytes = new byte[size * 7];
                comm.allgather(mine, 5, rank == 2 ? MemorySegment.ofArray(bytes) : bytes, 0, 7);
                assertThat(bytes[0]).isEqualTo((byte) 100);
                assertThat(bytes[20]).isEqualTo((byte) 102);
            }
        });
    }
}
