package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ranks that are threads of one JVM behave as processes do. */
class ThreadsTest {
    private static final String CONDUCT = Conduct.class.getName();

    @TempDir
    private Path temporary;

    private PjrunProcess start(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("--threads", "-cp", PjrunProcess.programs()));
        all.addAll(List.of(words));
        return PjrunProcess.start(temporary, List.of("-Dpjrun.terminal=true"), Map.of(), all.toArray(new String[0]));
    }

    @Test
    void statics_ofEachRank_areItsOwn() throws Exception {
        try (PjrunProcess pjrun = start("-np", "3", CONDUCT, "statics")) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.out().lines())
                    .containsExactlyInAnyOrder("[0] runs 1 in rank-0", "[1] runs 1 in rank-1", "[2] runs 1 in rank-2");
        }
    }

    @Test
    void exit_ofEveryRankWithZero_isNoFailure() throws Exception {
        try (PjrunProcess pjrun = start("-np", "3", CONDUCT, "exitEach")) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
        }
    }

    @Test
    void exit_ofOneRank_endsThatRankOnlyAndIsPjruns() throws Exception {
        try (PjrunProcess pjrun = start("-np", "3", CONDUCT, "exit", "5")) {
            assertThat(pjrun.await()).isEqualTo(5);
            assertThat(pjrun.out()).isEqualTo("[1] last words\n");
            assertThat(pjrun.messages()).hasSize(1);
            assertThat(pjrun.messages().get(0))
                    .matches("pjrun: rank 1 \\(thread of pid \\d+\\) ended with exit status 5");
        }
    }

    @Test
    void exception_ofOneRank_isNamedOnce() throws Exception {
        try (PjrunProcess pjrun = start("-np", "2", CONDUCT, "throw")) {
            assertThat(pjrun.await()).isEqualTo(1);
            assertThat(pjrun.messages()).hasSize(1);
            assertThat(pjrun.messages().get(0)).contains("rank 1 (thread of pid ", "IllegalStateException: boom");
            assertThat(pjrun.err())
                    .contains("[1] Exception in thread \"rank-1\" java.lang.IllegalStateException: boom");
        }
    }

    @Test
    void peersOfAFailedRank_areToldAndNotBlamed() throws Exception {
        try (PjrunProcess pjrun = start("-np", "3", CONDUCT, "peer")) {
            assertThat(pjrun.await()).as(pjrun.err()).isEqualTo(9);
            assertThat(pjrun.messages()).hasSize(1);
            assertThat(pjrun.err()).contains("org.pjrun.PeerFailedException");
        }
    }

    @Test
    void lines_ofManyRanks_allArriveWhole() throws Exception {
        try (PjrunProcess pjrun = start("-np", "3", CONDUCT, "flood", "5000")) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.out().lines()).hasSize(3 * 5001).allMatch(line -> line.matches("\\[(\\d)\\] rank \\1 .*"));
        }
    }
}
