package org.pjrun.systemtests.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program may end when its sends have returned: what is buffered goes out first. */
@Timeout(120)
class LeaveTest {
    @Test
    void rankEndsAfterBufferedSends_lateReceiverGetsThemAll() throws InterruptedException {
        try (RankProcesses ranks = RankProcesses.start(Leaver.class, 2, List.of("-Xmx64m"))) {
            assertThat(ranks.await(60)).as(ranks.lines().toString()).containsExactly(0, 0);
            assertThat(ranks.lines())
                    .containsExactly(
                            "[0] leaves",
                            "[1] received all",
                            "[1] recv: rank 0 of the world has left the job (rank 1 of 2, world)");
        }
    }
}
