package org.pjrun.systemtests.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who waits sleeps. */
@Timeout(120)
class BlockedTest {
    private static final double MOST_SECONDS = 0.1;

    /**
     * What eight ranks may take beside eight JVMs that only sleep, where those take so much themselves that both are more than the above: on
     * a virtual machine whose host charges 0.2 ms for each wake-up, what HotSpot wakes up for has taken 0.13 s.
     */
    private static final double OWN_SECONDS = 0.07;

    @Test
    void eightRanksWait_tenSeconds_burnNearlyNothing() throws InterruptedException, IOException {
        try (RankProcesses blocking = start("recv");
                RankProcesses nonblocking = start("irecv");
                RankProcesses virtual = start("virtual");
                RankProcesses others = start("alone")) {
            List<RankProcesses> jobs = List.of(others, blocking, nonblocking, virtual);
            for (RankProcesses job : jobs) {
                for (int r = 0; r < 8; r++) {
                    job.awaitLine("[" + r + "] blocks", 60);
                }
            }
            Thread.sleep(3000); // the start is over, compilers included
            List<Map<Path, Long>> before = new ArrayList<>();
            double[] secondsBefore = new double[jobs.size()];
            for (int j = 0; j < jobs.size(); j++) {
                before.add(jobs.get(j).processorNanos());
                secondsBefore[j] = jobs.get(j).processorSeconds();
            }
            Thread.sleep(10_000);
            double most = MOST_SECONDS;
            for (int j = 0; j < jobs.size(); j++) {
                Map<Path, Long> earlier = before.get(j);
                long burnt = 0;
                for (Map.Entry<Path, Long> thread : jobs.get(j).processorNanos().entrySet()) {
                    burnt += thread.getValue() - earlier.getOrDefault(thread.getKey(), 0L);
                }
                if (jobs.get(j) == others) {
                    most = Math.max(most, burnt / 1e9 + OWN_SECONDS);
                    continue;
                }
                assertThat(burnt / 1e9).as("processor seconds of job " + j).isBetween(1e-6, most);
                // with threads that have ended meanwhile, but for each process a tick of a hundredth too much or too
                // little
                assertThat(jobs.get(j).processorSeconds() - secondsBefore[j])
                        .as("processor seconds of job " + j + ", ended threads included")
                        .isLessThan(most + 0.08);
            }
        }
    }

    private static RankProcesses start(String how) {
        return RankProcesses.start(Blocked.class, 8, List.of("-Xmx64m"), how);
    }
}
