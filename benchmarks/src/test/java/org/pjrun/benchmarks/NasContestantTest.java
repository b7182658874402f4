package org.pjrun.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pjrun.benchmarks.runner.Commands;
import org.pjrun.benchmarks.runner.FailedRun;

@Timeout(10)
final class NasContestantTest {
    private static final String OF_NPB = " Mop/s total     =                   %s\\n Verification    =  SUCCESSFUL\\n";

    @TempDir
    private Path folder;

    @Test
    void round_ofOneAndTwoRanks_givesTheSpeedUpToo() throws Exception {
        int one = NasBenchmark.row(2, 1);
        Map<Integer, double[]> rows = contestant(Map.of(one, print("2000.0"), one + 1, print("3000.0")))
                .round();
        assertThat(rows.get(one)).containsExactly(2000);
        assertThat(rows.get(one + 1)).containsExactly(3000);
        assertThat(rows.get(one + 2)).containsExactly(1.5);
        assertThat(rows).hasSize(3);
    }

    @Test
    void rate_ofAWrongResult_isNone() {
        assertThatExceptionOfType(FailedRun.class)
                .isThrownBy(() -> NasContestant.rate("Mop/s total = 5.0\nVerification = FAILED\n"))
                .withMessageContaining("FAILED");
    }

    @Test
    void rate_ofSeveralRuns_isTheLastOnesAndNoneWhereOneWasWrong() throws FailedRun {
        String right = "Mop/s total = 5.0\nVerification = SUCCESSFUL\nMop/s total = 7.5\nVerification = SUCCESSFUL\n";
        assertThat(NasContestant.rate(right)).isEqualTo(7.5);
        assertThatExceptionOfType(FailedRun.class)
                .isThrownBy(() -> NasContestant.rate(right.replaceFirst("SUCCESSFUL", "UNSUCCESSFUL")));
    }

    private NasContestant contestant(Map<Integer, List<String>> runs) {
        Commands commands =
                new Commands(folder, Duration.ofSeconds(5), Path.of(System.getProperty("java.home")), false);
        return new NasContestant("some", "1", commands, runs);
    }

    private static List<String> print(String rate) {
        return List.of("printf", OF_NPB.replace("%s", rate));
    }
}
