package org.pjrun.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Figures;
import org.pjrun.benchmarks.report.Subject;

@Timeout(10)
final class RoundsTest {
    private final List<String> turns = new ArrayList<>();
    private final Figures figures =
            new Figures(new Subject("test", "a test", "row", "s", Better.LOWER, "ours", List.of("theirs"), Map.of()));

    @Test
    void run_letsContestantsTakeTurns() throws Exception {
        Rounds rounds = rounds(contestant("ours", 99), contestant("theirs", 99));
        rounds.rehearse();
        rounds.run(2, figures);
        assertThat(turns).containsExactly("ours", "theirs", "ours", "theirs", "ours", "theirs");
        assertThat(figures.samples(5, "ours").orElseThrow().values()).hasSize(2);
        assertThat(rounds.failures()).isEmpty();
    }

    @Test
    void run_leavesOutWhoFailed_keepsWhatItGave() throws Exception {
        Rounds rounds = rounds(contestant("ours", 99), contestant("theirs", 1));
        rounds.run(3, figures);
        assertThat(turns).containsExactly("ours", "theirs", "ours", "theirs", "ours");
        assertThat(figures.samples(5, "ours").orElseThrow().values()).hasSize(3);
        assertThat(figures.samples(5, "theirs").orElseThrow().values()).hasSize(1);
        assertThat(rounds.failures()).singleElement().asString().contains("theirs", "round 2", "worn out");
    }

    private static Rounds rounds(Contestant... contestants) {
        return new Rounds(List.of(contestants), Optional.empty(), news -> {});
    }

    private Contestant contestant(String name, int strength) {
        return new Contestant() {
            private int left = strength;

            @Override
            public String name() {
                return name;
            }

            @Override
            public String version() {
                return "1";
            }

            @Override
            public Map<Integer, double[]> round() throws FailedRun {
                turns.add(name);
                if (left-- == 0) {
                    throw new FailedRun("worn out");
                }
                return Map.of(5, new double[] {1});
            }
        };
    }
}
