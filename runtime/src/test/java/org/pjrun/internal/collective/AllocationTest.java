package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.Op;
import org.pjrun.PersistentRequest;

/** Collectives that are repeated allocate nothing. */
@Timeout(60)
final class AllocationTest {
    private static final int CALLS = 300;
    private static final int ROUNDS = 12;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Repeats a call; some rounds are warm-up or disturbed by the compiler, but if calls allocate then in every round. */
    private void check(String name, Comm comm, Runnable call) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least)
                .as("%s on rank %d, bytes of %d calls", name, comm.rank(), CALLS)
                .isZero();
    }

    @Test
    void repeatedCalls_ofRanksThatSleep_allocateNothing() {
        System.setProperty("pjrun.spins", "0");
        System.setProperty("pjrun.yields", "0");
        try {
            LocalJob.run(3, 1, comm -> check("barrier", comm, comm::barrier));
        } finally {
            System.clearProperty("pjrun.spins");
            System.clearProperty("pjrun.yields");
        }
    }

    @Test
    void repeatedCalls_twoRanks_allocateNothing() {
        LocalJob.run(2, 1, comm -> {
            double[] mine = new double[64];
            double[] result = new double[64];
            int[] all = new int[8];
            int[] part = new int[4];
            check("barrier", comm, comm::barrier);
            check("bcast", comm, () -> comm.bcast(mine, 0));
            check("allreduce", comm, () -> comm.allreduce(mine, result, Op.SUM));
            check("allreduce in place", comm, () -> comm.allreduce(Comm.IN_PLACE, result, Op.MAX));
            check("reduce", comm, () -> comm.reduce(mine, result, Op.MIN, 1));
            check("allreduce of a scalar", comm, () -> comm.allreduce(1L, Op.BOR));
            check("allgather", comm, () -> comm.allgather(part, all));
            check("scatter", comm, () -> comm.scatter(all, part, 0));
            check("gather", comm, () -> comm.gather(part, comm.rank() == 1 ? all : null, 1));
            long[] counts = {1, 3};
            long[] displacements = {5, 0};
            check("allgatherv", comm, () -> comm.allgatherv(part, 0, counts[comm.rank()], all, counts, displacements));
            check("alltoall", comm, () -> comm.alltoall(part, all));
            check("reduceScatter", comm, () -> comm.reduceScatter(part, all, counts, Op.SUM));
            check("scan", comm, () -> comm.scan(mine, result, Op.MAX));
        });
    }

    @Test
    void persistentCalls_startedAgain_allocateNothing() {
        LocalJob.run(2, 1, comm -> {
            double[] mine = new double[64];
            double[] result = new double[64];
            PersistentRequest sum = comm.allreduceInit(mine, result, Op.SUM);
            PersistentRequest barrier = comm.barrierInit();
            check("allreduceInit", comm, () -> {
                sum.start();
                sum.waitFor();
            });
            check("allreduceInit and barrierInit", comm, () -> {
                sum.start();
                barrier.start();
                barrier.waitFor();
                sum.waitFor();
            });
        });
    }
}
