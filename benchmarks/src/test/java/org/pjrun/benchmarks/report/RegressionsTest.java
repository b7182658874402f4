package org.pjrun.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
final class RegressionsTest {
    /** A comparison in which ours takes so long, or does so much, with 1024 bytes where the peer has 1. */
    private static Object comparison(Subject subject, double median, double best) {
        Figures figures = new Figures(subject);
        figures.add("ours", 1024, 1, median, median, best);
        figures.add("A", 1024, 1, 1);
        String text = Json.text(Map.of("parts", List.of(new Report(figures, Map.of()).value())));
        return JsonReader.read(text);
    }

    @Test
    void text_ofAWorseRatio_namesTheCell() {
        Regressions found =
                new Regressions(comparison(Some.latency(), 0.5, 0.5), comparison(Some.latency(), 0.6, 0.58));
        assertThat(found.none()).isFalse();
        assertThat(found.text())
                .contains("latency 1024: 0.600 of A, was 0.500 (worse by 20 %; best repetitions by 16 %)")
                .contains("1 cells compared, 1 worse");
    }

    @ParameterizedTest
    @CsvSource({"0.6, 0.52", "0.52, 0.6", "0.4, 0.4", "0.57, 0.57"})
    void none_isSaid_unlessBothRatiosAreWorseByMoreThanTheTolerance(double median, double best) {
        Regressions found =
                new Regressions(comparison(Some.latency(), 0.5, 0.5), comparison(Some.latency(), median, best));
        assertThat(found.none()).isTrue();
        assertThat(found.text()).startsWith("1 cells compared, 0 worse");
    }

    @Test
    void rates_areWorseWhenTheyAreLower() {
        Object earlier = comparison(Some.bandwidth(), 2, 2);
        assertThat(new Regressions(earlier, comparison(Some.bandwidth(), 1.5, 1.5)).none())
                .isFalse();
        assertThat(new Regressions(earlier, comparison(Some.bandwidth(), 3, 3)).none())
                .isTrue();
    }

    @Test
    void cells_thatOnlyOneHas_arePassedOver() {
        Regressions found = new Regressions(comparison(Some.latency(), 1, 1), comparison(Some.bandwidth(), 0.1, 0.1));
        assertThat(found.none()).isTrue();
        assertThat(found.text()).startsWith("0 cells");
    }
}
