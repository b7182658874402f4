package org.pjrun.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
final class SharedRunTest {
    @TempDir
    private Path folder;

    private List<Contestant> contestants(String command) {
        Path javaHome = Path.of(System.getProperty("java.home"));
        Commands commands = new Commands(folder, Duration.ofSeconds(5), javaHome, false);
        return new SharedRun(commands, List.of("sh", "-c", command), 100).contestants("one", "other", "1");
    }

    @Test
    void round_ofEach_hasItsOwnRows_ofTheSameRun() throws Exception {
        List<Contestant> both = contestants("echo 1 0.5; echo 101 0.25; echo 102 $$; echo 2 $$");
        var one = both.get(0).round();
        var other = both.get(1).round();
        assertThat(one).containsOnlyKeys(1, 2);
        assertThat(other).containsOnlyKeys(1, 2);
        assertThat(one.get(1)).containsExactly(0.5);
        assertThat(other.get(1)).containsExactly(0.25);
        assertThat(one.get(2)).containsExactly(other.get(2));
    }

    @Test
    void round_ofTheOther_failsToo_ifTheRunHasFailed() {
        List<Contestant> both = contestants("exit 1");
        for (Contestant each : both) {
            assertThatExceptionOfType(FailedRun.class).isThrownBy(each::round);
        }
    }
}
