package org.pjrun.internal.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherWatchTest {
    @TempDir
    private Path folder;

    @Test
    void watch_ofAProcessThatEnds_ends() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Process launcher = new ProcessBuilder("sleep", "100").start();
        try {
            LauncherWatch.start(launcher.pid(), ended::countDown);
            assertThat(ended.await(1500, TimeUnit.MILLISECONDS)).isFalse();
        } finally {
            launcher.destroyForcibly().waitFor();
        }
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void watch_ofAProcessThatEndsUnnoticed_ends() throws Exception {
        Path memory = Files.writeString(folder.resolve("statm"), "100 10 10 1 0 10 0\n");
        CountDownLatch ended = new CountDownLatch(1);
        Thread watch = Thread.ofPlatform().daemon().start(new LauncherWatch(memory.toString(), ended::countDown));
        while (watch.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        Files.writeString(memory, "0 0 0 0 0 0 0\n");
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void watch_ofNothing_endsNothing() throws IOException {
        AtomicBoolean ended = new AtomicBoolean();
        new LauncherWatch(folder.resolve("none").toString(), () -> ended.set(true)).run();
        Path memory = Files.writeString(folder.resolve("statm"), "");
        new LauncherWatch(memory.toString(), () -> ended.set(true)).run();
        assertThat(ended).isFalse();
    }
}
