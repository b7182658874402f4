package org.pjrun.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
final class TableTest {
    @Test
    void text_showsMedianBestWorstRatioAndBar() {
        Figures figures = new Figures(Some.latency());
        figures.add("ours", 8, 1, 0.3, 0.2, 0.4);
        figures.add("A", 8, 1, 0.25);
        figures.add("A", 1024, 1, 12.34);
        assertThat(new Table(figures).text()).isEqualTo("""
            | bytes |                   ours |                      A |      ratio [rounds] | best to best |       bar |
            |------:|-----------------------:|-----------------------:|--------------------:|-------------:|----------:|
            |     8 | 0.300 [0.200 .. 0.400] | 0.250 [0.250 .. 0.250] | 1.20 [1.20 .. 1.20] |        0.800 | ≤ 1.2 met |
            |  1024 |                      – |    12.3 [12.3 .. 12.3] |                   – |            – |           |
            """);
    }

    @Test
    void text_ofRates_saysWhatIsMissed() {
        Figures figures = new Figures(Some.bandwidth());
        figures.add("ours", 1024, 1, 1000, 1200);
        figures.add("B", 1024, 1, 2000);
        assertThat(new Table(figures).text())
                .contains("1100 [1200 .. 1000]")
                .contains("0.550")
                .contains("≥ 0.9 MISSED");
    }

    @ParameterizedTest
    @CsvSource({"0.2512, 0.251", "1.256, 1.26", "12.34, 12.3", "123.4, 123", "20443.7, 20444", "0, 0.000"})
    void number_hasAboutThreeDigits(double value, String text) {
        assertThat(Table.number(value)).isEqualTo(text);
    }
}
