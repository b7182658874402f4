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
    void eightRanksWait_tenSeconds_burnNearlyNothing() throws InterruptedException, IOException {
        try (RankProcesses blocking = start("recv");
                RankProcesses nonblocking = start("irecv");
                RankProcesses virtual = start("virtual")) {
            List<RankProcesses> jobs = List.of(blocking, nonblocking, virtual);
            for (RankProcesses job : jobs) {
                for (int r = 0; r < 8; r++) {
                    job.awaitLine("[" + r + "] blocks", 60);
                }
            }
            Thread.sleep(3000); // the start is over, compilers included
            double[] before = new double[jobs.size()];
            for (int j = 0; j < before.length; j++) {
                before[j] = jobs.get(j).processorSeconds();
            }
            Thread.sleep(10_000);
            for (int j = 0; j < before.length; j++) {
                double burnt = jobs.get(j).processorSeconds() - before[j];
                assertThat(burnt).as("processor seconds of job " + j).isLessThan(0.1);
            }
        }
    }

    private static RankProcesses start(String how) {
        return RankProcesses.start(Blocked.class, 8, List.of("-Xmx64m"), how);
    }
}
