package org.pjrun.systemtests.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who waits sleeps. */
@Timeout(120)
class BlockedTest {
    @Test
    void eightRanksInRecv_tenSeconds_burnNearlyNothing() throws InterruptedException, IOException {
        try (RankProcesses ranks = RankProcesses.start(Blocked.class, 8, List.of("-Xmx64m"))) {
            for (int r = 0; r < 8; r++) {
                ranks.awaitLine("[" + r + "] blocks", 60);
            }
            Thread.sleep(2000); // the start is over, compilers included
            double before = ranks.processorSeconds();
            Thread.sleep(10_000);
            assertThat(ranks.processorSeconds() - before)
                    .as("processor seconds")
                    .isLessThan(0.1);
        }
    }
}
