package org.pjrun.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class ReportTest {
    @Test
    void json_holdsCircumstancesSamplesAndComparison() {
        Figures figures = new Figures(Some.latency());
        figures.add("ours", 8, 1, 0.5, 0.25);
        figures.add("ours", 8, 2, 0.5);
        figures.add("A", 8, 1, 0.25);
        figures.markSlow(Set.of(2));
        assertThat(new Report(figures, Map.of("jdk", "some")).json()).isEqualTo("""
            {
              "benchmark": "latency",
              "description": "round trips",
              "unit": "µs",
              "better": "lower",
              "jdk": "some",
              "slowRounds": [2],
              "results": [
                {
                  "bytes": 8,
                  "label": "8",
                  "comparison": {
                    "peer": "A",
                    "ratio": 1.5,
                    "least": 1.5,
                    "most": 1.5,
                    "bestToBest": 1.0,
                    "bar": 1.2,
                    "met": false
                  },
                  "ours": {
                    "median": 0.375,
                    "min": 0.25,
                    "max": 0.5,
                    "rounds": [
                      [0.5, 0.25],
                      [0.5]
                    ]
                  },
                  "A": {
                    "median": 0.25,
                    "min": 0.25,
                    "max": 0.25,
                    "rounds": [
                      [0.25]
                    ]
                  }
                }
              ]
            }
            """);
    }
}
