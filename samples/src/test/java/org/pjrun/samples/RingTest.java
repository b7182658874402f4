package org.pjrun.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.testkit.RanksTest;

@Timeout(30)
class RingTest {
    @RanksTest({1, 2, 3, 4, 8})
    void pass_anyNumberOfRanks_gathersAllRanksOncePerLap(Comm comm) {
        int laps = 25;
        long token = Ring.pass(comm, laps);
        long oracle = 0;
        for (int rank = 0; rank < comm.size(); rank++) {
            oracle += (long) laps * rank;
        }
        if (comm.rank() == 0) {
            assertThat(token).isEqualTo(oracle);
        }
    }
}
