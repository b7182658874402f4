package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pjrun.testkit.Ranks;

/**
 * Correct programs are left alone, though all of their ranks are asked again and again what they do: more ranks than cores,
 * little heap, long pauses.
 *
 * <p>Some seconds in the default build, as many as {@code pjrun.soak.seconds} says under the profile {@code soak}.
 */
@Timeout(3600)
class FalseAlarmsTest {
    private static final long SECONDS = Long.getLong("pjrun.soak.seconds", 3);
    private static final int PAUSE_MILLIS = 400;

    @TempDir
    private Path temporary;

    private final long seed =
            Long.getLong("pjrun.seed", ThreadLocalRandom.current().nextLong(1_000_000));

    @Test
    void threads_areNeverAccused() {
        int ranks = 6;
        Ranks.of(ranks)
                .stallAfter(Duration.ofMillis(20))
                .limit(Duration.ofSeconds(2 * SECONDS + 60))
                .run(comm -> assertThat(Wandering.wander(comm, seed, SECONDS * 1000, PAUSE_MILLIS))
                        .as("-Dpjrun.seed=" + seed)
                        .isPositive());
    }

    @Test
    void processes_areNeverAccused() throws Exception {
        int ranks = SECONDS < 10 ? 4 : 12;
        try (PjrunProcess pjrun = PjrunProcess.start(
                temporary,
                "-np",
                Integer.toString(ranks),
                "--stall-after",
                "0.1",
                "-J-Xmx48m",
                "-cp",
                PjrunProcess.programs(),
                Wandering.class.getName(),
                Long.toString(seed),
                Long.toString(SECONDS * 1000),
                Integer.toString(PAUSE_MILLIS))) {
            assertThat(pjrun.await(2 * SECONDS + 60))
                    .as("-Dpjrun.seed=" + seed + ": " + pjrun.err())
                    .isZero();
            assertThat(pjrun.err()).as("-Dpjrun.seed=" + seed).doesNotContain("DEADLOCK", "Exception");
        }
    }
}
