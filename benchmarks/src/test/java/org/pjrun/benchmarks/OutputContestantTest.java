package org.pjrun.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.pjrun.benchmarks.program.Printing;
import org.pjrun.benchmarks.runner.FailedRun;

class OutputContestantTest {
    private static String line(int rank, int number) {
        String text = rank + " " + number + " ";
        return text + "x".repeat(Printing.LINE_BYTES - 1 - text.length()) + "\n";
    }

    @Test
    void check_allLinesOfAllRanks_isContent() {
        String out = line(1, 0) + line(0, 0) + line(0, 1) + line(1, 1);
        assertThatCode(() -> OutputContestant.check(out, 2, 2)).doesNotThrowAnyException();
        assertThatCode(() -> OutputContestant.check("", 2, 0)).doesNotThrowAnyException();
    }

    @Test
    void check_whatIsMissingTornOrOutOfOrder_isAFailedRun() {
        String whole = line(0, 0);
        assertThatThrownBy(() -> OutputContestant.check(whole, 1, 2))
                .isInstanceOf(FailedRun.class)
                .hasMessage("rank 0: 1 of 2 lines arrived");
        assertThatThrownBy(() -> OutputContestant.check(whole.substring(1), 1, 1))
                .isInstanceOf(FailedRun.class)
                .hasMessage("a line is torn at byte 0");
        assertThatThrownBy(() -> OutputContestant.check(line(0, 1) + whole, 1, 2))
                .isInstanceOf(FailedRun.class)
                .hasMessage("rank 0: line 0 is missing");
        assertThatThrownBy(() -> OutputContestant.check(line(0, 0) + line(0, 0), 1, 2))
                .isInstanceOf(FailedRun.class)
                .hasMessage("rank 0: line 1 is missing");
    }
}
