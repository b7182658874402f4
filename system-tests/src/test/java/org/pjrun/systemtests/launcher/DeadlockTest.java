package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that hangs says why and ends; one that only waits goes on. */
class DeadlockTest {
    private static final String STALL = "-Dpjrun.stall-after=0.4";

    @TempDir
    private Path temporary;

    private PjrunProcess start(List<String> jvm, String... words) throws IOException {
        return PjrunProcess.start(temporary, jvm, Map.of(), words);
    }

    @Test
    void processesInACircle_areReportedAndEnded() throws Exception {
        try (PjrunProcess pjrun =
                start(List.of(STALL), "-np", "4", "-cp", PjrunProcess.programs(), Hanging.class.getName(), "circle")) {
            assertThat(pjrun.await()).as(pjrun.err()).isEqualTo(86);
            assertThat(pjrun.messages()).hasSize(1);
            assertThat(pjrun.err())
                    .contains(
                            "DEADLOCK",
                            "rank 0   recv from 1, tag 7, on world   Hanging.java:",
                            "0 -> 1 -> 2 -> 3 -> 0");
            assertThat(pjrun.out()).isEmpty();
        }
    }

    @Test
    void threadsInACircle_areReportedAndEnded() throws Exception {
        try (PjrunProcess pjrun = start(
                List.of(STALL),
                "--threads",
                "-np",
                "3",
                "-cp",
                PjrunProcess.programs(),
                Hanging.class.getName(),
                "circle")) {
            assertThat(pjrun.await()).as(pjrun.err()).isEqualTo(86);
            assertThat(pjrun.messages()).hasSize(1);
            assertThat(pjrun.err()).contains("DEADLOCK", "rank 2   recv from 0, tag 7, on world   Hanging.java:");
        }
    }

    @Test
    void wrongTag_isTheHint() throws Exception {
        try (PjrunProcess pjrun =
                start(List.of(STALL), "-np", "2", "-cp", PjrunProcess.programs(), Hanging.class.getName(), "tags")) {
            assertThat(pjrun.await()).as(pjrun.err()).isEqualTo(86);
            assertThat(pjrun.err()).contains("rank 1 sent tag 77, rank 0 waits for tag 7");
        }
    }

    @Test
    void deadlock_withPolicyWarn_isReportedOnceAndGoesOn() throws Exception {
        try (PjrunProcess pjrun = start(
                List.of(STALL, "-Dpjrun.deadlock=warn"),
                "-np",
                "2",
                "-cp",
                PjrunProcess.programs(),
                Hanging.class.getName(),
                "circle")) {
            pjrun.awaitErr("DEADLOCK");
            Thread.sleep(1500); // time for a second look, which must say nothing new
            assertThat(pjrun.ended()).isFalse();
            assertThat(pjrun.messages()).hasSize(1);
        }
    }

    @Test
    void ranksThatWaitForASleeperOrAStoppedOne_areLeftAlone() throws Exception {
        try (PjrunProcess sleeper = start(
                        List.of(STALL),
                        "-np",
                        "2",
                        "-cp",
                        PjrunProcess.programs(),
                        Hanging.class.getName(),
                        "sleeper");
                PjrunProcess stopped = start(
                        List.of(STALL),
                        "-np",
                        "2",
                        "-cp",
                        PjrunProcess.programs(),
                        Hanging.class.getName(),
                        "stopped")) {
            assertThat(sleeper.await()).as(sleeper.err()).isZero();
            assertThat(stopped.await()).as(stopped.err()).isZero();
            assertThat(sleeper.err() + stopped.err()).isEmpty();
        }
    }

    @Test
    void whatRanksLeave_isSaidAtTheEnd() throws Exception {
        try (PjrunProcess pjrun =
                start(List.of(), "-np", "2", "-cp", PjrunProcess.programs(), Hanging.class.getName(), "leaves")) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.messages()).hasSize(1);
            assertThat(pjrun.err())
                    .contains("left over: rank 0: a message from rank 1 that nobody has received, 16 bytes of INT, tag"
                            + " 5");
            assertThat(pjrun.err())
                    .contains("rank 1: a receive from rank 0, tag 9", "Hanging.java:", "never completed");
        }
    }

    @Test
    void sendsThatRelyOnRoom_hangWhenAllIsChecked() throws Exception {
        String[] words = {"-np", "2", "-cp", PjrunProcess.programs(), Hanging.class.getName(), "sends"};
        try (PjrunProcess unchecked = start(List.of(STALL), words);
                PjrunProcess checked = start(List.of(STALL, "-Dpjrun.check=full"), words)) {
            assertThat(unchecked.await()).as(unchecked.err()).isZero();
            assertThat(checked.await()).as(checked.err()).isEqualTo(86);
            assertThat(checked.err()).contains("all of them send first");
        }
    }
}
