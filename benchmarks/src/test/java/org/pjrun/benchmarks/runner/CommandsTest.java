package org.pjrun.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
final class CommandsTest {
    @TempDir
    private Path folder;

    @Test
    void run_givesOutputAndTime() throws Exception {
        Outcome outcome = commands(20).run(List.of("sh", "-c", "sleep 0.05; echo hello"));
        assertThat(outcome.out()).isEqualTo("hello\n");
        assertThat(outcome.millis()).isGreaterThanOrEqualTo(50);
    }

    @Test
    void run_ofFailure_tellsStatusAndLastWords() {
        assertThatExceptionOfType(FailedRun.class)
                .isThrownBy(() -> commands(20).run(List.of("sh", "-c", "echo no luck >&2; exit 3")))
                .withMessageContaining("3")
                .withMessageContaining("no luck");
    }

    @Test
    void run_ofHang_isEndedWithItsChildren() throws Exception {
        Path file = folder.resolve("child");
        assertThatExceptionOfType(FailedRun.class)
                .isThrownBy(() -> commands(2).run(List.of("sh", "-c", "sleep 25 & echo $! >" + file + "; wait")))
                .withMessageContaining("not done after 2 s");
        Optional<ProcessHandle> child =
                ProcessHandle.of(Long.parseLong(Files.readString(file).strip()));
        if (child.isPresent()) {
            // fails by the test's time limit if it lives on
            child.get().onExit().get();
        }
        assertThat(child.map(ProcessHandle::isAlive).orElse(false)).isFalse();
    }

    @Test
    void run_ofMissingCommand_namesIt() {
        assertThatExceptionOfType(FailedRun.class)
                .isThrownBy(() -> commands(20).run(List.of("/nonexistent/command")))
                .withMessageContaining("/nonexistent/command");
    }

    @Test
    void check_withoutRealTime_passes() throws Exception {
        Commands commands = commands(20);
        commands.check();
        assertThat(commands.scheduling()).isEqualTo("normal");
    }

    @Test
    void firstLine_isEmptyOnFailure() throws Exception {
        assertThat(commands(20).firstLine("sh", "-c", "echo a; echo b")).contains("a");
        assertThat(commands(20).firstLine("false")).isEmpty();
    }

    private Commands commands(int seconds) {
        return new Commands(folder, Duration.ofSeconds(seconds), Path.of("/nowhere"), false);
    }
}
