package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes later starts faster is made beside the first job, and is never worth a word or a failure. */
class PreparationTest {
    private static final long LIMIT_SECONDS = 120;
    private static final String HELLO = "Hello from rank 0 of 1\n";

    @TempDir
    private Path folder;

    private Path cache = Path.of("");

    @BeforeEach
    void place() {
        cache = folder.resolve("cache");
    }

    private Process start(String... words) throws IOException {
        Path pjrun = Path.of(System.getProperty("basedir", ".")).resolve("../distribution/target/pjrun/bin/pjrun");
        List<String> command = new ArrayList<>(List.of(pjrun.toRealPath().toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        builder.environment().put("PJ_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("CLASSPATH");
        builder.directory(folder.toFile());
        return builder.start();
    }

    /** Exit status and all that was printed. */
    private static String end(Process process) throws IOException, InterruptedException {
        String text = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as(text).isTrue();
        return process.exitValue() + ":" + text;
    }

    private List<Path> files() throws IOException {
        if (!Files.exists(cache)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(cache)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean named(Path file, String end) {
        return file.toString().endsWith(end);
    }

    @Test
    void firstJob_preparesBesideIt() throws Exception {
        assertThat(end(start("-np", "1", "Hello"))).isEqualTo("0:" + HELLO);
        // whoever prepares in the foreground waits for it
        assertThat(end(start("--prepare"))).isEqualTo("0:");
        assertThat(files())
                .hasSize(3)
                .anyMatch(file -> named(file, "launcher.aot") && file.toFile().length() > 1 << 20)
                .anyMatch(file -> named(file, "ranks.aot") && file.toFile().length() > 1 << 20)
                .anyMatch(file -> named(file, ".jsa") && file.toFile().length() > 1 << 20);
        assertThat(end(start("-np", "1", "Hello"))).isEqualTo("0:" + HELLO);
        assertThat(end(start("-np", "1", "-J-Xlog:class+load", "Hello")))
                .contains("org.pjrun.internal.engine.Engine source: shared objects file");

        for (Path made : files()) {
            try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() / 2);
            }
            assertThat(end(start("-np", "1", "Hello"))).as("a spoiled one").isEqualTo("0:" + HELLO);
        }
    }

    @Test
    void preparation_twiceAtOnceAndOnceKilled_leavesTheFilesAndNoOther() throws Exception {
        Process killed = start("--prepare");
        while (files().stream().noneMatch(file -> file.toString().contains("/new."))) {
            assertThat(killed.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        List<ProcessHandle> started = killed.descendants().toList();
        killed.destroyForcibly().waitFor();
        started.forEach(ProcessHandle::destroyForcibly);
        Path left = files().stream()
                .filter(file -> file.toString().contains("/new."))
                .findFirst()
                .orElseThrow();
        assertThat(left.toFile().setLastModified(System.currentTimeMillis() - TimeUnit.HOURS.toMillis(1)))
                .isTrue();

        Process one = start("--prepare");
        Process other = start("--prepare");
        assertThat(end(one)).isEqualTo("0:");
        assertThat(end(other)).isEqualTo("0:");
        assertThat(files()).hasSize(3).noneMatch(file -> file.toString().contains("/new."));
    }

    @Test
    void cacheThatCannotBeWritten_isDoneWithout() throws Exception {
        Files.createFile(cache);
        assertThat(end(start("-np", "1", "Hello"))).isEqualTo("0:" + HELLO);
        assertThat(end(start("--prepare"))).startsWith("2:pjrun: the prepared start could not be made in " + cache);
    }
}
