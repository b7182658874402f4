package org.pjrun.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class PrintingContestantTest {
    @Test
    void parse_readsRowsAndSkipsWhatOthersSay() throws FailedRun {
        Map<Integer, double[]> rows = PrintingContestant.parse("warning: 5\n\n8 0.25 0.5\n1024 1\n7\n");
        assertThat(rows).containsOnlyKeys(8, 1024);
        assertThat(rows.get(8)).containsExactly(0.25, 0.5);
    }

    @Test
    void parse_ofBrokenLine_quotesIt() {
        assertThatExceptionOfType(FailedRun.class)
                .isThrownBy(() -> PrintingContestant.parse("8 0.25 x"))
                .withMessageContaining("'8 0.25 x'");
    }

    @Test
    void parse_ofNothing_fails() {
        assertThatExceptionOfType(FailedRun.class)
                .isThrownBy(() -> PrintingContestant.parse("hello\n"))
                .withMessageContaining("no figures");
    }
}
