package org.pjrun.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class PageTest {
    private static Figures figures(Subject subject, int... rows) {
        Figures figures = new Figures(subject);
        for (int row : rows) {
            figures.add("ours", row, 1, row + 1.0);
            figures.add("A", row, 1, 2.0);
        }
        return figures;
    }

    @Test
    void html_holdsTablesAndPlots_andNeedsNothingElse() {
        String html = new Page(List.of(figures(Some.latency(), 0, 8, 1024)), "a <machine>").html();
        assertThat(html)
                .contains("a &lt;machine&gt;")
                .contains("<h2>latency</h2>")
                .contains("<td class=\"missed\">≤ 1.2 MISSED</td>")
                .contains("<svg")
                .doesNotContain("src=")
                .doesNotContain("href=");
    }

    @Test
    void plots_areOneForEachKindOfRow_withASizeAtItsEnd() {
        Subject calls = new Subject(
                "calls",
                "",
                "call",
                "µs",
                Better.LOWER,
                "ours",
                List.of("A"),
                Map.of(),
                row -> row < 100
                        ? "bcast " + row
                        : row < 1000 ? "reduce " + row : row < 10_000 ? "barrier" : "gather " + row);
        assertThat(Page.plots(figures(calls, 8, 16, 200, 300, 2000, 20_000)).keySet())
                .as("what has no size, or one only, has none")
                .containsExactly("bcast", "reduce");
        assertThat(Page.plots(figures(Some.latency(), 0, 8, 16)).get("").svg())
                .as("logarithmic axes have no zero")
                .contains(">10<");
    }
}
