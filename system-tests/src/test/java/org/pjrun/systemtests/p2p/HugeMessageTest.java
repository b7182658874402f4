package org.pjrun.systemtests.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Messages longer than an int can count; takes 9 GB of memory, so only with {@code -Dpjrun.proof=true}. */
@Timeout(300)
@EnabledIfSystemProperty(
        named = "pjrun.proof",
        matches = "true",
        disabledReason = "takes 9 GB; -Dpjrun.proof=true runs it")
class HugeMessageTest {
    @Test
    void messageOfMoreThanFourGibibytes_arrivesWhole() throws InterruptedException {
        try (RankProcesses ranks =
                RankProcesses.start(Huge.class, 2, List.of("-Xmx64m", "-XX:MaxDirectMemorySize=5g"))) {
            assertThat(ranks.await(280)).as(ranks.lines().toString()).containsOnly(0);
            assertThat(ranks.lines()).containsExactly("[1] received " + ((4L << 30) + 13));
        }
    }
}
