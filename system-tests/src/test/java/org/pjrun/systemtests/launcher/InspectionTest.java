package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A running job can be looked at, by other processes and by a signal, and its output stays its own. */
class InspectionTest {
    private static final String CONDUCT = Conduct.class.getName();

    @TempDir
    private Path temporary;

    private PjrunProcess job(String mode) throws IOException, InterruptedException {
        PjrunProcess job =
                PjrunProcess.start(temporary, mode, "-np", "3", "-cp", PjrunProcess.programs(), CONDUCT, "wait");
        job.awaitLines(3);
        return job;
    }

    private String look(int status, String... words) throws IOException, InterruptedException {
        try (PjrunProcess pjrun = PjrunProcess.start(temporary, words)) {
            assertThat(pjrun.await()).as(pjrun.err()).isEqualTo(status);
            return pjrun.out();
        }
    }

    private static String name(PjrunProcess job) {
        return job.out().substring(0, job.out().indexOf(' '));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--verbose", "--threads"})
    void job_thatRuns_isShownWithItsRanksAndStacks(String mode) throws Exception {
        try (PjrunProcess job = job(mode)) {
            String name = name(job);
            assertThat(look(0, "--status").lines())
                    .anyMatch(line -> line.startsWith(name + "  ") && line.endsWith(CONDUCT));
            assertThat(look(0, "--status", name))
                    .startsWith("job " + name + ": 3 ranks, pjrun is process ")
                    .contains(mode.equals("--threads") ? "\n0-2 " : "\n2 ")
                    .contains(" MiB ")
                    .hasLineCount(mode.equals("--threads") ? 3 : 5);
            assertThat(look(0, "--stacks", name))
                    .startsWith("stacks of job " + name + ", " + CONDUCT + " on 3 ranks\n")
                    .contains("rank 0: thread main, TIMED_WAITING\n    at java.lang.Thread.sleep")
                    .contains("ranks 1,2: thread main, in recv\n    at org.pjrun.internal")
                    .contains("    at " + CONDUCT + ".await(Conduct.java:");
            job.signal("USR1");
            job.awaitErr("stacks of job " + name);
            job.awaitErr("ranks 1,2: thread main, in recv\n");
            assertThat(job.out()).hasLineCount(3).doesNotContain("Full thread dump");
            job.signal("KILL");
            assertThat(job.leavesNoProcess(5000)).isTrue();
            assertThat(look(2, "--status", name)).isEmpty();
        }
        try (var left = Files.list(Path.of("/tmp"))) {
            long now = System.currentTimeMillis();
            assertThat(left.map(Path::toString).filter(file -> file.contains(".java_pid") && deadSince(file, now)))
                    .isEmpty();
        }
    }

    /** Whether it is the socket of a process that is gone, and was made in this minute. */
    private static boolean deadSince(String file, long now) {
        String pid = file.substring(file.indexOf("_pid") + 4);
        return ProcessHandle.of(Long.parseLong(pid)).isEmpty()
                && now - Path.of(file).toFile().lastModified() < 60_000;
    }

    @Test
    void rank_thatIsStopped_isSaidToBe() throws Exception {
        try (PjrunProcess job = job("--verbose")) {
            long rank = job.rank(1);
            new ProcessBuilder("kill", "-STOP", Long.toString(rank)).start().waitFor();
            assertThat(look(0, "--status", name(job))).contains("stopped");
            assertThat(look(0, "--stacks", name(job))).contains("rank 1 (pid " + rank + ") is stopped\n");
        }
    }

    @Test
    void calibrate_onThisHost_keepsCostsThatJobsAreTold() throws Exception {
        Map<String, String> cache =
                Map.of("XDG_CACHE_HOME", temporary.resolve("cache").toString());
        try (PjrunProcess pjrun = PjrunProcess.start(temporary, List.of(), cache, "--calibrate")) {
            assertThat(pjrun.await()).isZero();
            assertThat(pjrun.out()).contains("kept in " + temporary, "latency=", "tick=");
        }
        String[] words = {"--dry-run", "-np", "2", "-cp", PjrunProcess.programs(), CONDUCT};
        try (PjrunProcess pjrun = PjrunProcess.start(temporary, List.of(), cache, words)) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.out()).contains("-Dpjrun.costs=latency=");
        }
    }

    @Test
    void doctor_onThisHost_looksAtWhatJobsNeed() throws Exception {
        try (PjrunProcess pjrun = PjrunProcess.start(temporary, "--doctor")) {
            int status = pjrun.await();
            assertThat(status).isEqualTo(pjrun.out().contains("to do") ? 1 : 0);
            assertThat(pjrun.out()).contains("JDK ", "for jobs", "/dev/shm", "open files");
        }
    }
}
