package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.Comm;
import org.pjrun.Op;
import org.pjrun.Request;
import org.pjrun.internal.bootstrap.Tuning;

/** Collectives that copy right out of other ranks' memory: arrays that move meanwhile, and memory that can't be offered. */
@Timeout(60)
final class PullsTest {
    private static final Tuning PULLING = new Tuning("allgather=pull,alltoall=pull,allreduce=pull", false, false);

    /** Past the calls that go over the board at first. */
    private static final int CALLS = 40;

    /** Four each time. */
    private static final int CALLS_WITH_COLLECTIONS = 12;

    private static final int COUNT = 9_001;

    private static void run(int size, LocalJob.Program program) {
        LocalJob.run(size, Wire.RING, PULLING, program);
    }

    private static long[] values(int rank, int call, int count) {
        long[] values = new long[count];
        Arrays.setAll(values, i -> rank * 1_000_003L + call * 31L + i);
        return values;
    }

    private static void allOfThem(Comm comm, int call, boolean inPlace) {
        int size = comm.size();
        int rank = comm.rank();
        long[] sums = inPlace ? values(rank, call, COUNT) : new long[COUNT];
        comm.allreduce(inPlace ? Comm.IN_PLACE : values(rank, call, COUNT), sums, Op.SUM);
        long[] expected = new long[COUNT];
        for (int other = 0; other < size; other++) {
            long[] term = values(other, call, COUNT);
            Arrays.setAll(expected, i -> expected[i] + term[i]);
        }
        assertThat(sums).isEqualTo(expected);

        long[] all = new long[COUNT * size];
        comm.allgather(values(rank, call, COUNT), all);
        checkAll(comm, call, all);
        long[] turned = inPlace ? values(rank, call, COUNT * size) : new long[COUNT * size];
        comm.alltoall(inPlace ? Comm.IN_PLACE : values(rank, call, COUNT * size), turned);
        for (int other = 0; other < size; other++) {
            long[] block = values(other, call, COUNT * size);
            assertThat(Arrays.copyOfRange(turned, other * COUNT, (other + 1) * COUNT))
                    .isEqualTo(Arrays.copyOfRange(block, rank * COUNT, (rank + 1) * COUNT));
        }
    }

    private static void checkAll(Comm comm, int call, long[] all) {
        for (int other = 0; other < comm.size(); other++) {
            assertThat(Arrays.copyOfRange(all, other * COUNT, (other + 1) * COUNT))
                    .isEqualTo(values(other, call, COUNT));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void calls_whileTheCollectorMovesArrays_areRight(int size) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        Thread collector = Thread.ofPlatform().daemon().name("collector").start(() -> {
            while (!over.get()) {
                System.gc();
                LockSupport.parkNanos(1_000_000);
            }
        });
        try {
            run(size, comm -> {
                for (int call = 0; call < CALLS_WITH_COLLECTIONS; call++) {
                    allOfThem(comm, call, call % 2 == 1);
                }
            });
        } finally {
            over.set(true);
            collector.join();
        }
    }

    @Test
    void calls_onAllKindsOfMemory_areRight() {
        run(3, comm -> {
            for (int call = 0; call < CALLS; call++) {
                long[] mine = values(comm.rank(), call, COUNT);
                try (Arena arena = Arena.ofConfined()) {
                    MemorySegment segment = arena.allocate(ValueLayout.JAVA_LONG, COUNT);
                    MemorySegment.copy(mine, 0, segment, ValueLayout.JAVA_LONG, 0, COUNT);
                    // what is turned around cannot be offered, from half of the calls on, and by one rank alone
                    boolean turned = call >= CALLS / 2 && comm.rank() == 0;
                    LongBuffer buffer = ByteBuffer.allocateDirect(COUNT * Long.BYTES)
                            .order(turned ? ByteOrder.BIG_ENDIAN : ByteOrder.nativeOrder())
                            .asLongBuffer();
                    buffer.put(0, mine);
                    MemorySegment gathered = arena.allocate(ValueLayout.JAVA_LONG, (long) COUNT * comm.size());
                    comm.allgather(segment, gathered);
                    checkAll(comm, call, gathered.toArray(ValueLayout.JAVA_LONG));
                    long[] all = new long[COUNT * comm.size()];
                    comm.allgather(buffer, all);
                    checkAll(comm, call, all);
                }
            }
        });
    }

    @Test
    void calls_thatOverlap_areRight() {
        run(4, comm -> {
            for (int call = 0; call < CALLS; call++) {
                long[] mine = values(comm.rank(), call, COUNT);
                long[] first = new long[COUNT * comm.size()];
                long[] second = new long[COUNT];
                Request gathering = comm.iallgather(mine, first);
                Request summing = comm.iallreduce(mine, second, Op.MAX);
                summing.waitFor();
                gathering.waitFor();
                assertThat(second).isEqualTo(values(comm.size() - 1, call, COUNT));
                for (int other = 0; other < comm.size(); other++) {
                    assertThat(Arrays.copyOfRange(first, other * COUNT, (other + 1) * COUNT))
                            .isEqualTo(values(other, call, COUNT));
                }
            }
        });
    }
}
