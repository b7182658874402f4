package org.pjrun.collectives;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a rank of a hundred thousand needs for short calls: {@code docs/performance.md} sums it up. */
@Timeout(60)
class ScaleTest {
    private static final int RANKS = 100_000;
    private static final int[] SOME = {0, 1, 63, 64, 49_999, RANKS - 1};
    private static final Topology HOSTS = Topology.blocks(64, 256 * 1024);
    private static final Selection SELECTION = Selection.byCost(CostModel.NETWORK);

    /** Those whose root needs a block for each rank, and so has 100,000 peers. */
    private static final Set<Collective> ROOTED_BLOCKS = EnumSet.of(Collective.GATHER, Collective.SCATTER);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void schedules_ofShortCalls_areSmallAndHaveFewPeers() {
        Set<Integer> peers = new TreeSet<>();
        for (int rank : SOME) {
            long bytes = 0;
            peers.clear();
            for (Collective collective : Collective.values()) {
                if (!collective.irregular() && !ROOTED_BLOCKS.contains(collective)) {
                    Call call = new Call(collective, rank, RANKS, 0, 1, true, false, 8).on(HOSTS);
                    long before = threads.getCurrentThreadAllocatedBytes();
                    Schedule schedule = SELECTION.choose(call).schedule(call);
                    bytes += threads.getCurrentThreadAllocatedBytes() - before;
                    addPeers(schedule, peers);
                }
            }
            // with all that choosing and building them leaves to the garbage collector
            assertThat(bytes).as("bytes of rank %d", rank).isLessThan(48L << 20);
            assertThat(peers).as("peers of rank %d", rank).hasSizeLessThan(120);
        }
    }

    private static void addPeers(Schedule schedule, Set<Integer> peers) {
        for (int step = 0; step < schedule.steps(); step++) {
            if (schedule.op(step) == Step.SEND || schedule.op(step) == Step.RECV) {
                peers.add(schedule.peer(step));
            }
        }
    }
}
