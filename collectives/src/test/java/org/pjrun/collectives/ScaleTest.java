package org.pjrun.collectives;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a rank of a hundred thousand needs for its schedules; {@code docs/performance.md} tells of it. */
@Timeout(60)
class ScaleTest {
    private static final int RANKS = 100_000;
    private static final int PER_HOST = 64;
    private static final int[] SOME = {0, 1, 63, 64, 49_999, RANKS - 1};
    private static final Topology HOSTS = Topology.blocks(PER_HOST, 256 * 1024);
    private static final Selection SELECTION = Selection.byCost(CostModel.NETWORK);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static Call call(Collective collective, int rank, long count) {
        return new Call(collective, rank, RANKS, 0, count, true, false, 8).on(HOSTS);
    }

    @Test
    void schedules_ofShortCalls_areSmallAndHaveFewPeers() {
        for (Collective collective : Collective.values()) {
            boolean linear = collective.irregular() || collective == Collective.GATHER || collective == Collective.SCATTER;
            if (linear) {
                continue; // a block for each rank, with which the root has to do itself
            }
            for (int rank : SOME) {
                Call call = call(collective, rank, 1);
                Schedule schedule = SELECTION.choose(call).schedule(call);
                long before = threads.getCurrentThreadAllocatedBytes();
                assertThat(SELECTION.choose(call).schedule(call).steps()).isEqualTo(schedule.steps());
                long bytes = threads.getCurrentThreadAllocatedBytes() - before;
                System.out.println(collective + " " + rank + " " + SELECTION.choose(call).name() + " steps " + schedule.steps() + " bytes " + bytes + " peers " + peers(schedule));
            }
        }
    }

    private static int peers(Schedule schedule) {
        Set<Integer> peers = new HashSet<>();
        for (int step = 0; step < schedule.steps(); step++) {
            if (schedule.op(step) == Step.SEND || schedule.op(step) == Step.RECV) {
                peers.add(schedule.peer(step));
            }
        }
        return peers.size();
    }
}
