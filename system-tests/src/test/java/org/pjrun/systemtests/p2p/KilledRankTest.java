package org.pjrun.systemtests.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** kill -9 of a rank fails what needs that rank, and nothing else. */
@Timeout(120)
class KilledRankTest {
    @Test
    void killedRank_othersReceiveWhatItSentLearnOfItsDeathAndGoOn() throws InterruptedException {
        try (RankProcesses ranks = RankProcesses.start(Mourner.class, 3, List.of("-Xmx128m"))) {
            ranks.awaitLine("[2] sent", 60);
            ranks.kill(2);
            assertThat(ranks.await(60)).containsExactly(0, 0, 137);
            assertThat(ranks.lines())
                    .contains(
                            "[0] received what was sent",
                            "[0] recv: rank 2 of the world has died (rank 0 of 3, world)",
                            "[0] talks on: 1",
                            "[1] recv: rank 2 of the world has died (rank 1 of 3, world)",
                            "[1] talks on: 0");
        }
    }
}
