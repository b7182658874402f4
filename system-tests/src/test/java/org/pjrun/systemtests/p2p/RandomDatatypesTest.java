package org.pjrun.systemtests.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.testkit.Ranks;

/** Random datatypes over every transport (MPI 4.1 chapter 5); replay by {@code -Dpjrun.test.seed=SEED}. */
@Timeout(120)
class RandomDatatypesTest {
    private static final long SEED = Long.getLong("pjrun.test.seed", System.nanoTime());
    private static final int ROUNDS = Boolean.getBoolean("pjrun.proof") ? 2000 : 60;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void ranksOfOneProcess_exchangeWhatTheTypemapsSay(int size) {
        limited(size);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 8})
    void overTcp_exchangeWhatTheTypemapsSay(int size) {
        System.setProperty("pjrun.testkit.transport", "tcp");
        try {
            limited(size);
        } finally {
            System.clearProperty("pjrun.testkit.transport");
        }
    }

    private static void limited(int size) {
        Ranks.of(size)
                .limit(Duration.ofSeconds(100))
                .run(comm -> RandomDatatypes.exchange(comm, SEED + 1000L * size, ROUNDS));
    }

    /** 96 MB of 200 are the array; 80 MB more fit neither on the heap nor beside it. */
    @Test
    void viewOfHalfTheHeap_travelsWithoutACopyOfTheWhole() throws InterruptedException {
        List<String> tight = List.of("-Xmx200m", "-XX:MaxDirectMemorySize=8m");
        try (RankProcesses ranks = RankProcesses.start(Columns.class, 2, tight)) {
            assertThat(ranks.await(60)).as(ranks.lines().toString()).containsOnly(0);
            assertThat(ranks.lines()).containsExactly("[1] received 10000000");
        }
    }

    @Test
    void processes_exchangeWhatTheTypemapsSay() throws InterruptedException {
        int size = 8;
        try (RankProcesses ranks = RankProcesses.start(
                RandomDatatypes.class,
                size,
                List.of("-Xmx64m"),
                Long.toString(SEED + 9000),
                Integer.toString(ROUNDS))) {
            assertThat(ranks.await(100)).as(ranks.lines().toString()).containsOnly(0);
            assertThat(ranks.lines().stream().map(line -> line.substring(line.indexOf(' ') + 1)))
                    .containsExactlyElementsOf(Collections.nCopies(size, "exchanged"));
        }
    }
}
