package org.pjrun.systemtests.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Flow control: no flood of messages exhausts its receiver. */
@Timeout(240)
class FloodTest {
    private static final int MESSAGES = 10_000_000;
    private static final long MOST_KIBIBYTES = 400 * 1024;

    @Test
    void tenMillionSends_receiverWaitsForAnotherTag_memoryStaysBounded() throws InterruptedException {
        List<String> jvm = List.of("-Xmx64m", "-XX:-TieredCompilation", "-XX:TieredStopAtLevel=4");
        try (RankProcesses ranks = RankProcesses.start(Flood.class, 3, jvm, Integer.toString(MESSAGES))) {
            assertThat(ranks.await(200)).as(ranks.lines().toString()).containsOnly(0);
            assertThat(ranks.lines()).startsWith("[1] other tag: 7", "[1] received " + MESSAGES);
            String peak = ranks.lines().getLast().replace("[1] peak KiB ", "");
            assertThat(Long.parseLong(peak)).as("resident KiB of the receiver").isLessThan(MOST_KIBIBYTES);
        }
    }
}
