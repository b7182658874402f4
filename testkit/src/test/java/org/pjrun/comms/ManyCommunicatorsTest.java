package org.pjrun.comms;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
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
