package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other orders of messages are tried, and those that fail can be run again. */
class ExplorationTest {
    private static final Pattern REPLAY = Pattern.compile("--replay (\\S+\\.schedule)");

    @TempDir
    private Path temporary;

    private PjrunProcess start(String option, String value, String program) throws IOException {
        return PjrunProcess.start(
                temporary,
                "-np",
                "3",
                "--stall-after",
                "0.5",
                option,
                value,
                "--report",
                temporary.toString(),
                "-cp",
                PjrunProcess.programs(),
                Racing.class.getName(),
                program);
    }

    @Test
    void orderThatFails_isFoundAndReplayed() throws Exception {
        String file;
        try (PjrunProcess pjrun = start("--check", "explore=5", "assumes-order")) {
            assertThat(pjrun.await()).as(pjrun.err()).isEqualTo(1);
            assertThat(pjrun.err())
                    .contains("rank 0 from 2 at Racing.java:", "2 schedules were tried, 1 failed; no other is known");
            Matcher replay = REPLAY.matcher(pjrun.err());
            assertThat(replay.find()).isTrue();
            file = replay.group(1);
        }
        try (PjrunProcess pjrun = start("--replay", file, "assumes-order")) {
            assertThat(pjrun.await()).isEqualTo(1);
            assertThat(pjrun.err()).contains("rank 2 came first");
        }
    }

    @Test
    void messageThatComesLater_isTakenFirst() throws Exception {
        try (PjrunProcess pjrun = start("--check", "explore=5", "hidden")) {
            assertThat(pjrun.await()).as(pjrun.err()).isEqualTo(1);
            assertThat(pjrun.err())
                    .contains("schedule 2 ended with status 1", "rank 0 from 2 at Racing.java:", "rank 2 came first");
        }
    }

    @Test
    void orderThatCannotBe_isNotHeldAgainstTheProgram() throws Exception {
        try (PjrunProcess pjrun = start("--check", "explore=5", "depends")) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.err())
                    .contains("schedule 2 cannot be: rank 0 from 2 at Racing.java:")
                    .contains("2 schedules were tried, none failed, 1 cannot be; no other is known")
                    .doesNotContain("DEADLOCK");
        }
    }

    @Test
    void programThatTakesAnyOrder_isFoundGood() throws Exception {
        try (PjrunProcess pjrun = start("--check", "explore=3", "any-order")) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.err()).contains(" tried, none failed; ");
        }
    }

    @Test
    void replay_ofSomethingElse_isBadInput() throws Exception {
        try (PjrunProcess pjrun = start("--replay", "no-such-file", "any-order")) {
            assertThat(pjrun.await()).isEqualTo(2);
            assertThat(pjrun.err()).contains("--replay no-such-file: expected a file of --check explore=N");
        }
    }
}
