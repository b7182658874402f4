package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of a real Slurm, whose nodes are emulated hosts: pjrun in a job's script, and what becomes of it. */
class SlurmTest {
    private static Testbed testbed;

    @TempDir
    private Path temporary;

    @BeforeAll
    static void up() throws IOException {
        String obstacle = Testbed.obstacle();
        assumeTrue(obstacle.isEmpty(), "skipped: " + obstacle);
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/slurmctld")), "skipped: there is no Slurm (slurm-wlm)");
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/munged")), "skipped: there is no munge");
        testbed = new Testbed(3, "node");
        Testbed.run("slurm", "up", testbed.folder().toString());
    }

    @AfterAll
    static void down() throws IOException {
        if (testbed != null) {
            Testbed.run("slurm", "down", testbed.folder().toString());
            testbed.close();
        }
    }

    private static ProcessBuilder slurm(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put("SLURM_CONF", testbed.folder().resolve("slurm/slurm.conf").toString());
        builder.environment()
                .put("XDG_CACHE_HOME", testbed.folder().resolve("cache/shared").toString());
        builder.environment().put("PJ_JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    /** Submits a script that runs pjrun; the job's number. */
    private String submit(List<String> options, String... words) throws Exception {
        Path script = temporary.resolve("job.sh");
        Files.writeString(
                script,
                "#!/bin/sh\n" + PjrunProcess.distribution("bin/pjrun") + " -cp " + PjrunProcess.programs() + " "
                        + String.join(" ", words) + "\n");
        List<String> command = new ArrayList<>(List.of("sbatch", "--parsable", "-o", log().toString()));
        command.addAll(options);
        command.add(script.toString());
        Process process = slurm(command).start();
        String text = new String(process.getInputStream().readAllBytes()).trim();
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    private Path log() {
        return temporary.resolve("log");
    }

    private String text() throws IOException {
        return Files.exists(log()) ? Files.readString(log()) : "";
    }

    private void awaitText(String part) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!text().contains(part)) {
            assertThat(System.nanoTime() - deadline)
                    .as("waiting for " + part + " in: " + text())
                    .isNegative();
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static void assertNothingLeft() throws IOException {
        for (int h = 1; h <= 3; h++) {
            assertThat(testbed.javas(h, 10_000)).as(testbed.host(h)).isEmpty();
        }
    }

    @Test
    void script_withoutNumberOrHosts_usesWhatSlurmGave() throws Exception {
        submit(List.of("-N", "3", "-n", "4"), Spread.class.getName(), "&&", "echo", "well");
        awaitText("well");
        assertThat(text())
                .contains("rank 0 of 4 on " + testbed.host(1) + ", 0 of 2 there")
                .contains("rank 3 of 4 on " + testbed.host(3) + ", 0 of 1 there");
        assertNothingLeft();
    }

    @Test
    void job_thatIsCancelled_endsEverywhere() throws Exception {
        String job = submit(List.of("-N", "2", "-n", "2"), Conduct.class.getName(), "joined", "&", "wait");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (testbed.javas(2, 0).lines().count() == 0 || !testbed.javas(2, 0).contains("Conduct")) {
            assertThat(System.nanoTime() - deadline).as(text()).isNegative();
        }
        assertThat(slurm(List.of("scancel", job)).start().waitFor()).isZero();
        assertNothingLeft();
    }

    @Test
    @EnabledIfSystemProperty(named = "pjrun.proof", matches = "true")
    void rank_thatFails_endsTheJobWithItsStatus() throws Exception {
        submit(List.of("-N", "2", "-n", "2"), Conduct.class.getName(), "exit", "9", "||", "echo", "status", "$?");
        awaitText("status 9");
        assertThat(text()).containsPattern("rank 1 \\(pid \\d+ on " + testbed.host(2) + "\\) ended with exit status 9");
        assertNothingLeft();
    }

    /** Without pjrun: the ranks find each other. */
    private void startDirectly(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("srun", "-N", "3", "-n", "4"));
        command.addAll(List.of(options));
        command.addAll(DirectLaunchTest.rank(Spread.class.getName()));
        Process process = slurm(command).redirectOutput(log().toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(text()).isTrue();
        assertThat(process.exitValue()).as(text()).isZero();
        assertThat(text())
                .contains("rank 0 of 4 on " + testbed.host(1) + ",")
                .contains("rank 3 of 4 on " + testbed.host(3) + ",");
        assertNothingLeft();
    }

    @Test
    void srun_startsRanksThatMeetByPmi() throws Exception {
        startDirectly("--mpi=pmi2");
    }

    @Test
    @EnabledIfSystemProperty(named = "pjrun.proof", matches = "true")
    void srun_startsRanksThatMeetByAFile() throws Exception {
        startDirectly("--mpi=none", "--export=ALL,PJ_MEETING_FOLDER=" + temporary);
    }

    @Test
    @EnabledIfSystemProperty(named = "pjrun.proof", matches = "true")
    void srun_startsRanksThatMeetAtReservedPorts() throws Exception {
        Path secret = Files.write(temporary.resolve("secret"), new byte[32]);
        startDirectly("--mpi=none", "--resv-ports=4", "--export=ALL,PJ_SECRET_FILE=" + secret);
    }

    @Test
    void pjsub_submitsAndFollowsAJob() throws Exception {
        List<String> command = new ArrayList<>(
                List.of(PjrunProcess.distribution("bin/pjsub").toString(), "--scheduler", "slurm", "--follow"));
        command.addAll(List.of("--nodes", "1", "--ppn", "2", "-cp", PjrunProcess.programs()));
        command.addAll(List.of(Conduct.class.getName(), "exit", "9"));
        Process process = slurm(command)
                .directory(temporary.toFile())
                .redirectOutput(log().toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(text()).isTrue();
        assertThat(process.exitValue()).as(text()).isEqualTo(9);
        assertThat(text()).contains("last words", "ended with exit status 9");
    }
}
