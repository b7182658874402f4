package org.pjrun.comms;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.InterComm;
import org.pjrun.Op;
import org.pjrun.testkit.RanksTest;

/** Communicators that come and go leave nothing. */
@Timeout(120)
class ManyCommunicatorsTest {
    private static final int MANY = 10_000;
    private static final long MOST_BYTES = 1024 * 1024;

    @RanksTest(
            value = {1, 4},
            limitSeconds = 90)
    void tenThousand_madeUsedAndFreed_heapIsAsBefore(Comm comm) {
        use(comm, 500);
        long before = live(comm);
        use(comm, MANY);
        long after = live(comm);
        if (comm.rank() == 0) {
            assertThat(after - before).isLessThan(MOST_BYTES);
        }
    }

    @RanksTest(
            value = {2, 4},
            limitSeconds = 90)
    void oneThousandBetweenGroups_madeUsedAndFreed_heapIsAsBefore(Comm comm) {
        bridge(comm, 100);
        long before = live(comm);
        bridge(comm, MANY / 10);
        long after = live(comm);
        if (comm.rank() == 0) {
            assertThat(after - before).isLessThan(MOST_BYTES);
        }
    }

    private static void bridge(Comm comm, int rounds) {
        boolean even = comm.rank() % 2 == 0;
        try (Comm half = comm.split(even ? 0 : 1, 0)) {
            for (int i = 0; i < rounds; i++) {
                try (InterComm inter = half.intercommCreate(0, comm, even ? 1 : 0, 1);
                        Comm merged = inter.merge(even)) {
                    int[] sum = new int[1];
                    inter.allreduce(new int[] {1}, sum, Op.SUM);
                    assertThat(sum[0]).isEqualTo(inter.remoteSize());
                    assertThat(merged.size()).isEqualTo(comm.size());
                }
            }
        }
    }

    private static void use(Comm comm, int rounds) {
        int next = (comm.rank() + 1) % comm.size();
        for (int i = 0; i < rounds; i++) {
            try (Comm made = i % 3 == 0 ? comm.dup() : comm.split(i % 3 == 1 ? comm.rank() % 2 : 0, -comm.rank())) {
                int sum = made.allreduce(1, Op.SUM);
                assertThat(sum).isEqualTo(made.size());
                if (i % 64 == 0) {
                    // nobody receives these, so they are dropped at the end or on arrival
                    made.bsend(new int[10], next % made.size(), 1);
                }
            }
        }
    }

    /** Bytes that live objects have in all ranks, which are threads of this process. */
    private static long live(Comm comm) {
        comm.barrier();
        long live = 0;
        if (comm.rank() == 0) {
            MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
            memory.gc();
            memory.gc();
            live = memory.getHeapMemoryUsage().getUsed();
        }
        comm.barrier();
        return live;
    }
}
