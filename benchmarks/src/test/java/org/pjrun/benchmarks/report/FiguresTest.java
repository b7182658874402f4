package org.pjrun.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class FiguresTest {
    @Test
    void median_isThatOfTheRoundsMedians() {
        Samples samples = new Samples();
        samples.add(1, 1, 2, 30);
        samples.add(2, 4, 4, 4);
        samples.add(3, 100, 3, 3);
        assertThat(samples.median(Set.of())).isEqualTo(3);
        assertThat(samples.least()).isEqualTo(1);
        assertThat(samples.most()).isEqualTo(100);
        assertThat(samples.values().get(1)).isEqualTo(List.of(4.0, 4.0, 4.0));
    }

    @Test
    void median_leavesSlowRoundsOutWhileHalfRemain() {
        Samples samples = new Samples();
        samples.add(1, 1);
        samples.add(2, 2);
        samples.add(3, 50);
        samples.add(4, 60);
        assertThat(samples.median(Set.of(3, 4))).isEqualTo(1.5);
        assertThat(samples.median(Set.of(2, 3, 4))).isEqualTo(26);
    }

    @Test
    void round_withoutRepetitions_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Samples().add(1));
    }

    @Test
    void verdict_ofTimes_comparesWithTheFastestPeer() {
        Figures figures = new Figures(Some.latency());
        figures.add("ours", 8, 1, 0.3, 0.24, 0.3);
        figures.add("A", 8, 1, 0.25, 0.2, 0.25);
        figures.add("B", 8, 1, 0.4, 0.1, 0.4);
        Verdict verdict = figures.verdict(8).orElseThrow();
        assertThat(verdict.peer()).isEqualTo("A");
        assertThat(verdict.ratio()).isCloseTo(1.2, within(1e-9));
        assertThat(verdict.bestRatio()).isCloseTo(2.4, within(1e-9));
        assertThat(verdict.bar()).isEqualTo(1.2);
    }

    @Test
    void verdict_ofTimes_isMissedAboveTheBar() {
        Figures figures = new Figures(Some.latency());
        figures.add("ours", 8, 1, 0.31);
        figures.add("B", 8, 1, 0.25);
        assertThat(figures.verdict(8).orElseThrow().met()).isFalse();
    }

    @Test
    void verdict_ofRates_comparesWithTheLargestAndIsMissedBelowTheBar() {
        Figures figures = new Figures(Some.bandwidth());
        figures.add("A", 1024, 1, 2000);
        figures.add("B", 1024, 1, 4000);
        figures.add("ours", 1024, 1, 3400);
        figures.add("A", 4096, 1, 2000);
        figures.add("ours", 4096, 1, 10);
        Verdict judged = figures.verdict(1024).orElseThrow();
        assertThat(judged.peer()).isEqualTo("B");
        assertThat(judged.ratio()).isCloseTo(0.85, within(1e-9));
        assertThat(judged.met()).isFalse();
        Verdict unjudged = figures.verdict(4096).orElseThrow();
        assertThat(unjudged.bar()).isNull();
        assertThat(unjudged.met()).isTrue();
    }

    @Test
    void verdict_withoutPeerOrWithoutOurs_isEmpty() {
        Figures figures = new Figures(Some.latency());
        figures.add("ours", 8, 1, 0.31);
        figures.add("A", 16, 1, 0.31);
        assertThat(figures.verdict(8)).isEmpty();
        assertThat(figures.verdict(16)).isEmpty();
        assertThat(figures.verdict(32)).isEmpty();
    }

    @Test
    void verdict_leavesSlowRoundsOut() {
        Figures figures = new Figures(Some.latency());
        for (int round = 1; round <= 3; round++) {
            figures.add("ours", 8, round, round == 2 ? 9 : round);
            figures.add("A", 8, round, 1);
        }
        figures.markSlow(Set.of(3));
        assertThat(figures.verdict(8).orElseThrow().ratio()).isEqualTo(5);
    }
}
