package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranks that others than pjrun have started: MPICH's mpiexec, Open MPI's mpirun, a loop in a shell. */
class DirectLaunchTest {
    private static final String SUM_OF_FOUR = "the token holds 6";

    @TempDir
    private Path temporary;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        for (Process each : started) {
            each.descendants().forEach(ProcessHandle::destroyForcibly);
            each.destroyForcibly();
        }
    }

    private static void need(String command) {
        boolean there = List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
        assumeTrue(there, "skipped: no " + command + " on the PATH");
    }

    /** The command that starts one rank. */
    static List<String> rank(String... program) {
        List<String> words = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                PjrunProcess.programs() + File.pathSeparator + PjrunProcess.distribution("lib") + "/*"));
        words.addAll(List.of(program));
        return words;
    }

    private Process start(String name, List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().put("PJ_MEETING_FOLDER", temporary.toString());
        builder.redirectErrorStream(true).redirectOutput(temporary.resolve(name).toFile());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private int await(Process process) throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String out(String name) throws IOException {
        return Files.readString(temporary.resolve(name), StandardCharsets.UTF_8);
    }

    private void assertRuns(List<String> starter) throws Exception {
        List<String> command = new ArrayList<>(starter);
        command.addAll(rank("org.pjrun.samples.Ring", "1"));
        Process process = start("out", command, Map.of());
        assertThat(await(process)).as(out("out")).isZero();
        assertThat(out("out")).containsOnlyOnce(SUM_OF_FOUR);
    }

    @Test
    void mpiexec_startsRanks() throws Exception {
        need("mpiexec.mpich");
        assertRuns(List.of("mpiexec.mpich", "-n", "4"));
    }

    @Test
    void mpirun_startsRanks() throws Exception {
        need("mpirun.openmpi");
        assertRuns(List.of("mpirun.openmpi", "--allow-run-as-root", "--oversubscribe", "-n", "4"));
    }

    @Test
    void pjsub_ofTheDistribution_findsItsTemplates() throws Exception {
        String pjsub = PjrunProcess.distribution("bin").resolve("pjsub").toString();
        Process process = start("out", List.of(pjsub, "--scheduler", "slurm", "--dry-run", "Ring"), Map.of());
        assertThat(await(process)).as(out("out")).isZero();
        assertThat(out("out")).contains("#SBATCH --job-name=Ring", "exec " + pjsub.replace("pjsub", "pjrun") + " Ring");
    }

    /** What one rank says when it ends badly reaches its starter, which ends the others. */
    @Test
    void mpiexec_isToldOfAnAbort() throws Exception {
        need("mpiexec.mpich");
        List<String> command = new ArrayList<>(List.of("mpiexec.mpich", "-n", "2"));
        command.addAll(rank(Conduct.class.getName(), "abort", "5"));
        assertThat(await(start("out", command, Map.of()))).isEqualTo(5);
    }

    private static Map<String, String> torch(int rank, String transport) {
        long port = 28_000 + ProcessHandle.current().pid() % 900;
        return Map.of(
                "RANK",
                Integer.toString(rank),
                "WORLD_SIZE",
                "3",
                "MASTER_ADDR",
                "localhost",
                "MASTER_PORT",
                Long.toString(port),
                "PJ_SECRET_FILE",
                "none",
                "PJ_TRANSPORT",
                transport);
    }

    /**
     * Nobody supervises: the others notice by themselves, and name the one that has died, which keeps the addresses and
     * which they have never talked to.
     */
    @ParameterizedTest
    @ValueSource(strings = {"shm", "tcp"})
    void rank_thatIsKilled_failsItsPeers(String transport) throws Exception {
        for (int rank = 0; rank < 3; rank++) {
            start("rank" + rank, rank(Conduct.class.getName(), "wait"), torch(rank, transport));
        }
        for (int rank = 0; rank < 3; rank++) {
            while (!out("rank" + rank).contains("rank " + rank)) {
                assertThat(started.get(rank).isAlive()).as(out("rank" + rank)).isTrue();
                LockSupport.parkNanos(5_000_000);
            }
        }
        started.get(0).destroyForcibly();
        for (int rank = 1; rank < 3; rank++) {
            assertThat(await(started.get(rank))).as(out("rank" + rank)).isEqualTo(1);
            assertThat(out("rank" + rank)).contains("PeerFailedException", "rank 0 of the world has died");
        }
    }
}
