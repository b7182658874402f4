package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ranks write arrives whole, and what is typed reaches rank 0. */
class OutputTest {
    private static final String CONDUCT = Conduct.class.getName();

    @TempDir
    private Path temporary;

    private PjrunProcess start(boolean terminal, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("-cp", PjrunProcess.programs()));
        all.addAll(List.of(words));
        return PjrunProcess.start(
                temporary, List.of("-Dpjrun.terminal=" + terminal), Map.of(), all.toArray(new String[0]));
    }

    @Test
    void lines_ofManyRanks_allArriveWholeAndInOrder() throws Exception {
        int lines = 20_000;
        try (PjrunProcess pjrun = start(true, "-np", "4", CONDUCT, "flood", Integer.toString(lines))) {
            assertThat(pjrun.await()).isZero();
            List<List<String>> got =
                    List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            pjrun.out().lines().forEach(line -> got.get(line.charAt(1) - '0').add(line));
            for (int r = 0; r < 4; r++) {
                assertThat(got.get(r)).hasSize(lines + 1);
                for (int i = 0; i < lines; i++) {
                    assertThat(got.get(r).get(i)).isEqualTo("[" + r + "] rank " + r + " line " + i + " of " + lines);
                }
                assertThat(got.get(r).get(lines)).isEqualTo("[" + r + "] rank " + r + " has no more");
            }
        }
    }

    @Test
    void streams_ofARank_staySeparateAndUntaggedWithoutATerminal() throws Exception {
        try (PjrunProcess pjrun = start(false, "-np", "2", CONDUCT, "both")) {
            assertThat(pjrun.await()).isZero();
            assertThat(pjrun.out().lines()).containsExactlyInAnyOrder("to out 0", "to out 1");
            assertThat(pjrun.err().lines()).containsExactlyInAnyOrder("to err 0", "to err 1");
        }
    }

    @Test
    void lines_ofASingleRank_haveNoTag() throws Exception {
        try (PjrunProcess pjrun = start(true, "-np", "1", CONDUCT, "both")) {
            assertThat(pjrun.await()).isZero();
            assertThat(pjrun.out()).isEqualTo("to out 0\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--verbose", "--threads"})
    void prompt_withoutNewline_isSeenBeforeTheAnswer(String mode) throws Exception {
        try (PjrunProcess pjrun = start(false, mode, "-np", "2", CONDUCT, "ask")) {
            pjrun.awaitOut("name? ");
            pjrun.type("Ada\n");
            assertThat(pjrun.await()).isZero();
            assertThat(pjrun.out()).contains("name? ", "hello Ada\n", "null\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--verbose", "--threads"})
    void line_thatGrowsByAndBy_isSeenMeanwhile(String mode) throws Exception {
        try (PjrunProcess pjrun = start(true, mode, "-np", "2", CONDUCT, "dots")) {
            pjrun.awaitOut("...");
            pjrun.type("seen\n");
            pjrun.signal("TERM");
            assertThat(pjrun.await()).isEqualTo(143);
            // a hundred times a second: what comes at once was never hidden for a second
            assertThat(pjrun.out()).doesNotContain(".".repeat(100));
        }
    }

    @Test
    void input_ofPjrun_goesToRankZeroOnly() throws Exception {
        try (PjrunProcess pjrun = start(false, "-np", "3", CONDUCT, "input")) {
            pjrun.type("some text");
            pjrun.endInput();
            assertThat(pjrun.await()).isZero();
            assertThat(pjrun.out().lines()).containsExactlyInAnyOrder("0:some text", "1:", "2:");
        }
    }

    @Test
    void grandchild_thatKeepsTheOutputOpen_doesNotKeepPjrun() throws Exception {
        long start = System.nanoTime();
        try (PjrunProcess pjrun = start(false, "-np", "1", CONDUCT, "grandchild")) {
            assertThat(pjrun.await()).isZero();
            assertThat(pjrun.out()).isEqualTo("done\n");
            assertThat(System.nanoTime() - start).as("ns").isLessThan(5_000_000_000L);
        }
    }
}
