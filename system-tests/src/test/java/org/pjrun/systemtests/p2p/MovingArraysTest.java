package org.pjrun.systemtests.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays that garbage collectors move while others copy them arrive as they were sent. */
@Timeout(60)
class MovingArraysTest {
    private static final long MILLIS = Boolean.getBoolean("pjrun.proof") ? 30_000 : 2_000;

    @ParameterizedTest
    @ValueSource(strings = {"Serial", "Parallel", "G1", "Z"})
    void arraysThatMove_arriveAsTheyWereSent(String collector) throws InterruptedException {
        long seed = Long.getLong("pjrun.seed", System.nanoTime());
        System.err.println("seed " + seed + " (-Dpjrun.seed=" + seed + ")");
        List<String> jvm =
                List.of("-XX:-UseSerialGC", "-XX:+Use" + collector + "GC", "-Xmx96m", "-XX:TieredStopAtLevel=4");
        try (RankProcesses ranks =
                RankProcesses.start(MovingArrays.class, 2, jvm, Long.toString(seed), Long.toString(MILLIS))) {
            assertThat(ranks.await(50)).as(ranks.lines().toString()).containsOnly(0);
            assertThat(ranks.lines()).contains("[0] right: true", "[1] right: true");
        }
    }
}
