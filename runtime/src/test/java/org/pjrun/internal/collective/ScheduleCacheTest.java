package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.collectives.Blocks;
import org.pjrun.collectives.Collective;
import org.pjrun.collectives.CostModel;
import org.pjrun.collectives.Schedule;
import org.pjrun.collectives.Selection;
import org.pjrun.collectives.Topology;

@Timeout(30)
final class ScheduleCacheTest {
    private final ScheduleCache cache =
            new ScheduleCache(Selection.byCost(CostModel.SHARED_MEMORY), 1, 8, Topology.UNKNOWN);

    private Schedule of(
            Collective collective, int root, long count, boolean commutative, boolean inPlace, int elementBytes) {
        return cache.of(collective, root, count, commutative, inPlace, elementBytes, Blocks.none(), Blocks.none());
    }

    private Schedule allreduce(long count) {
        return of(Collective.ALLREDUCE, 0, count, true, false, 8);
    }

    @Test
    void of_sameCall_givesTheSameSchedule() {
        Schedule first = allreduce(10);
        assertThat(allreduce(10)).isSameAs(first);
        assertThat(of(Collective.ALLREDUCE, 0, 10, true, true, 8)).isNotSameAs(first);
        assertThat(of(Collective.ALLREDUCE, 0, 10, false, false, 8)).isNotSameAs(first);
        assertThat(of(Collective.ALLREDUCE, 0, 10, true, false, 4)).isNotSameAs(first);
        assertThat(of(Collective.BCAST, 3, 10, true, false, 8)).isNotSameAs(first);
        assertThat(allreduce(10)).isSameAs(first);
    }

    @Test
    void of_blocks_tellsCallsApartByThem() {
        Schedule first = allgatherv(Blocks.of(1, 2, 3, 4, 5, 6, 7, 8));
        assertThat(allgatherv(Blocks.of(1, 2, 3, 4, 5, 6, 7, 8))).isSameAs(first);
        assertThat(allgatherv(Blocks.of(2, 2, 2, 4, 5, 6, 7, 8))).isNotSameAs(first);
    }

    private Schedule allgatherv(Blocks blocks) {
        return cache.of(Collective.ALLGATHERV, 0, 2, true, false, 8, Blocks.none(), blocks);
    }

    @Test
    void of_manyCalls_keepsBoundedMemory() {
        for (int count = 0; count < 5_000; count++) {
            allreduce(count * 10L);
            assertThat(cache.steps()).isBetween(0, 64 * 1024);
        }
        Schedule recent = allreduce(77);
        assertThat(allreduce(77)).isSameAs(recent);
    }
}
