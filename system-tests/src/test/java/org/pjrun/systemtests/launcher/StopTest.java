package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However pjrun is ended, it takes its ranks with it. */
class StopTest {
    private static final int RANKS = 3;

    @TempDir
    private Path temporary;

    private PjrunProcess running(String conduct) throws IOException, InterruptedException {
        PjrunProcess pjrun = PjrunProcess.start(
                temporary,
                "-np",
                Integer.toString(RANKS),
                "-cp",
                PjrunProcess.programs(),
                Conduct.class.getName(),
                conduct);
        pjrun.awaitLines(RANKS);
        return pjrun;
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void signal_toPjrun_endsAllRanksAndIsNoFailure(String signal, int status) throws Exception {
        try (PjrunProcess pjrun = running("sleep")) {
            long start = System.nanoTime();
            pjrun.signal(signal);
            assertThat(pjrun.await()).isEqualTo(status);
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(2000);
            assertThat(pjrun.leavesNoProcess(2000)).isTrue();
            assertThat(pjrun.err()).isEmpty();
        }
    }

    @Test
    void interrupt_ranksThatDoNotEnd_areKilledAfterASecond() throws Exception {
        try (PjrunProcess pjrun = running("deaf")) {
            long start = System.nanoTime();
            pjrun.signal("INT");
            assertThat(pjrun.await()).isEqualTo(130);
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(900L, 3000L);
            assertThat(pjrun.leavesNoProcess(2000)).isTrue();
        }
    }

    @Test
    void interrupt_again_killsAtOnce() throws Exception {
        try (PjrunProcess pjrun = PjrunProcess.start(
                temporary, "-v", "-np", "2", "-cp", PjrunProcess.programs(), Conduct.class.getName(), "deaf")) {
            pjrun.awaitLines(2);
            // the first may be the only one that counts on a machine that is busy; people go on pressing
            for (int i = 0; i < 20 && !pjrun.ended(); i++) {
                pjrun.signal("INT");
                Thread.sleep(40);
            }
            assertThat(pjrun.await()).isEqualTo(130);
            assertThat(pjrun.messages()).contains("pjrun: killing all ranks at once");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleep", "deaf"})
    void kill_ofPjrun_leavesNoProcess(String conduct) throws Exception {
        try (PjrunProcess pjrun = running(conduct)) {
            pjrun.signal("KILL");
            assertThat(pjrun.await()).isEqualTo(137);
            assertThat(pjrun.leavesNoProcess(2000)).as("%s", pjrun.survivors()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void kill_ofPjrunAndItsJanitor_isNoticedByTheRanks(boolean threads) throws Exception {
        List<String> words = new ArrayList<>(threads ? List.of("--threads") : List.of());
        words.addAll(List.of("-np", "2", "-cp", PjrunProcess.programs(), Conduct.class.getName(), "joined"));
        try (PjrunProcess pjrun = PjrunProcess.start(temporary, words.toArray(new String[0]))) {
            pjrun.awaitLines(2);
            ProcessHandle janitor = pjrun.survivors().stream()
                    .filter(process -> process.info().command().orElse("").endsWith("sh"))
                    .findFirst()
                    .orElseThrow();
            janitor.destroyForcibly();
            pjrun.signal("KILL");
            pjrun.await();
            assertThat(pjrun.leavesNoProcess(5000)).as("%s", pjrun.survivors()).isTrue();
        }
    }

    @Test
    void kill_ofPjrunWithACompiledProgram_leavesNoFile() throws Exception {
        Path program = Files.writeString(temporary.resolve("Wait.java"), """
            void main() throws Exception {
                new ProcessBuilder("sleep", "60").start();
                IO.println("ready");
                Thread.sleep(60_000);
            }
            """);
        try (PjrunProcess pjrun = PjrunProcess.start(temporary, "-np", "2", program.toString())) {
            pjrun.awaitLines(2);
            pjrun.signal("KILL");
            assertThat(pjrun.await()).isEqualTo(137);
            assertThat(pjrun.leavesNoProcess(2000)).as("%s", pjrun.survivors()).isTrue();
        }
        try (var left = Files.list(temporary)) {
            assertThat(left).containsExactly(program);
        }
    }

    @Test
    void kill_ofPjrunWithThreads_leavesNoProcess() throws Exception {
        try (PjrunProcess pjrun = PjrunProcess.start(
                temporary, "--threads", "-np", "3", "-cp", PjrunProcess.programs(), Conduct.class.getName(), "sleep")) {
            pjrun.awaitLines(3);
            pjrun.signal("KILL");
            pjrun.await();
            assertThat(pjrun.leavesNoProcess(2000)).isTrue();
        }
    }
}
