package org.pjrun.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pool of processes that it starts itself. */
final class PoolStartTest {
    private static final List<Integer> NUMBERS = IntStream.range(0, 500).boxed().toList();

    @TempDir
    private Path folder;

    @Test
    void workers_areProcessesAndAreReplacedWhenTheyDie() {
        String file = folder.resolve("died").toString();
        try (Pool pool = Pool.start(2)) {
            List<Long> pids = pool.map(NUMBERS, x -> ProcessHandle.current().pid());
            assertThat(pids).doesNotContain(ProcessHandle.current().pid());
            assertThat(pool.map(NUMBERS, x -> dieOnce(file, x))).isEqualTo(NUMBERS);
            assertThat(Path.of(file)).exists();
            assertThat(pool.workers()).isEqualTo(2);
            assertThatThrownBy(() -> pool.map(NUMBERS, x -> dieAt(x, 250)))
                    .isInstanceOf(TaskException.class)
                    .hasMessageContaining("task 250 failed on worker")
                    .hasMessageContaining("was ended by signal 9: its worker died 4 times");
            assertThat(pool.map(NUMBERS, x -> x)).isEqualTo(NUMBERS);
        }
    }

    private static int dieOnce(String file, int x) throws IOException {
        try {
            if (x == 123) {
                Files.createFile(Path.of(file));
                Runtime.getRuntime().halt(1);
            }
        } catch (FileAlreadyExistsException e) {
            return x;
        }
        return x;
    }

    private static int dieAt(int x, int deadly) {
        if (x == deadly) {
            ProcessHandle.of(ProcessHandle.current().pid()).ifPresent(PoolStartTest::kill);
        }
        return x;
    }

    private static void kill(ProcessHandle me) {
        try {
            new ProcessBuilder("kill", "-9", Long.toString(me.pid())).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void workers_areReplacedWhenTheyAreUsedUpOrStuck() {
        Options options = Options.USUAL
                .tasksPerWorker(20)
                .timeLimit(Duration.ofMillis(200))
                .retries(0);
        try (Pool pool = Pool.start(1, options)) {
            List<Long> pids = pool.map(
                    NUMBERS.subList(0, 60), x -> ProcessHandle.current().pid());
            assertThat(new HashSet<>(pids)).hasSize(3);
            assertThatThrownBy(() -> pool.submit(PoolStartTest::stuck).join())
                    .hasMessageContaining("it did not end within its time limit of PT0.2S, nor when interrupted");
            assertThat((Object) pool.apply(x -> x, 1)).isEqualTo(1);
        }
    }

    private static int stuck() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    @Test
    void programOfASourceFile_isToldWhatToDo() {
        String command = System.getProperty("sun.java.command", "");
        System.setProperty("sun.java.command", "jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher Hello.java");
        try {
            assertThatThrownBy(() -> Pool.start(1)).hasMessageContaining("compile it by javac, or start the source by");
        } finally {
            System.setProperty("sun.java.command", command);
        }
    }

    @Test
    void workersThatCannotStart_areAnError() {
        try (Pool pool = Pool.start(1, Options.USUAL.jvmOptions("-XX:NoSuchFlag=1"))) {
            assertThatThrownBy(() -> pool.map(NUMBERS, x -> x)).hasMessageContaining("workers cannot start");
        }
    }
}
