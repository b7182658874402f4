package org.pjrun.internal.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pjrun.internal.shared.Kernel;

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
    void watch_ofAProcess_sleepsInTheKernel_untilItEnds() throws Exception {
        assumeThat(Kernel.available()).isTrue();
        CountDownLatch ended = new CountDownLatch(1);
        Process launcher = new ProcessBuilder("sleep", "100").start();
        try {
            Thread watch = Thread.ofPlatform().daemon().start(watch(launcher, 1, ended));
            awaitInKernel(watch);
            assertThat(ended.getCount()).isOne();
        } finally {
            launcher.destroyForcibly().waitFor();
        }
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void watch_thatLeavesTheKernel_goesOn() throws Exception {
        assumeThat(Kernel.available()).isTrue();
        CountDownLatch ended = new CountDownLatch(1);
        Process launcher = new ProcessBuilder("sleep", "100").start();
        try {
            LauncherWatch watch = watch(launcher, 300, ended);
            Thread thread = Thread.ofPlatform().daemon().start(watch);
            awaitInKernel(thread);
            watch.leaveKernel();
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            assertThat(ended.getCount()).isOne();
        } finally {
            launcher.destroyForcibly().waitFor();
        }
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static LauncherWatch watch(Process launcher, long lookMillis, CountDownLatch ended) {
        return new LauncherWatch("/proc/" + launcher.pid() + "/statm", launcher.pid(), lookMillis, ended::countDown);
    }

    /** Waits until a thread sleeps in the kernel. */
    private static void awaitInKernel(Thread thread) throws InterruptedException {
        while (Arrays.stream(thread.getStackTrace())
                .noneMatch(frame -> frame.getMethodName().equals("epollWait"))) {
            assertThat(thread.isAlive()).isTrue();
            Thread.sleep(1);
        }
    }

    @Test
    void watch_ofAProcessThatEndsUnnoticed_ends() throws Exception {
        Path memory = Files.writeString(folder.resolve("statm"), "100 10 10 1 0 10 0\n");
        CountDownLatch ended = new CountDownLatch(1);
        Thread watch =
                Thread.ofPlatform().daemon().start(new LauncherWatch(memory.toString(), 0, 100, ended::countDown));
        while (watch.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        Files.writeString(memory, "0 0 0 0 0 0 0\n");
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void watch_ofNothing_endsNothing() throws IOException {
        AtomicBoolean ended = new AtomicBoolean();
        new LauncherWatch(folder.resolve("none").toString(), 0, 100, () -> ended.set(true)).run();
        Path memory = Files.writeString(folder.resolve("statm"), "");
        new LauncherWatch(memory.toString(), 0, 100, () -> ended.set(true)).run();
        assertThat(ended).isFalse();
    }
}
