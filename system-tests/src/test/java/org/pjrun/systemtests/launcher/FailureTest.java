package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rank that fails ends the job, is named once, and gives pjrun its exit status. */
class FailureTest {
    private static final String CONDUCT = Conduct.class.getName();

    @TempDir
    private Path temporary;

    private PjrunProcess start(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("-cp", PjrunProcess.programs()));
        all.addAll(List.of(words));
        return PjrunProcess.start(temporary, all.toArray(new String[0]));
    }

    private static String only(PjrunProcess pjrun) {
        assertThat(pjrun.messages()).as(pjrun.err()).hasSize(1);
        return pjrun.messages().get(0);
    }

    @Test
    void exit_ofARank_isPjrunsAndNothingIsLost() throws Exception {
        try (PjrunProcess pjrun = start("-np", "3", CONDUCT, "exit", "3")) {
            assertThat(pjrun.await()).isEqualTo(3);
            assertThat(only(pjrun)).matches("pjrun: rank 1 \\(pid \\d+\\) ended with exit status 3");
            assertThat(pjrun.out()).isEqualTo("last words");
            assertThat(pjrun.leavesNoProcess(2000)).isTrue();
        }
    }

    @Test
    void exception_ofARank_isNamedWithItsStackTrace() throws Exception {
        try (PjrunProcess pjrun = start("-np", "2", CONDUCT, "throw")) {
            assertThat(pjrun.await()).isEqualTo(1);
            assertThat(only(pjrun))
                    .matches("pjrun: rank 1 \\(pid \\d+\\) failed: java.lang.IllegalStateException: boom");
            assertThat(pjrun.err().lines().filter(line -> line.contains("at " + CONDUCT + ".fail(Conduct.java:")))
                    .as("once by the rank, once in the report")
                    .hasSize(2);
        }
    }

    @Test
    void abort_ofRanks_isPjrunsStatus() throws Exception {
        try (PjrunProcess pjrun = start("-np", "3", CONDUCT, "abort", "43")) {
            assertThat(pjrun.await()).as(pjrun.err()).isEqualTo(43);
            assertThat(pjrun.messages().get(0)).matches("pjrun: rank \\d \\(pid \\d+\\) ended with exit status 43");
            assertThat(pjrun.leavesNoProcess(2000)).isTrue();
        }
    }

    @Test
    void fatalErrorHandler_ofARank_endsTheJobWithTheError() throws Exception {
        try (PjrunProcess pjrun = start("-np", "2", CONDUCT, "fatal")) {
            assertThat(pjrun.await()).as(pjrun.err()).isEqualTo(1);
            assertThat(only(pjrun))
                    .contains("rank 1 (pid ", "failed: org.pjrun.CommException: send: dest: -7")
                    .doesNotContain("not fatal");
            assertThat(pjrun.out()).isEmpty();
        }
    }

    @Test
    void kill_ofARank_isDecoded() throws Exception {
        try (PjrunProcess pjrun = start("-np", "2", CONDUCT, "kill", "KILL")) {
            assertThat(pjrun.await()).isEqualTo(137);
            assertThat(only(pjrun)).contains("rank 1 (pid ", "was ended by SIGKILL (9)");
        }
    }

    @Test
    void exception_ofMainWhileOtherThreadsLive_endsTheJob() throws Exception {
        try (PjrunProcess pjrun = start("-np", "2", CONDUCT, "mainThrows")) {
            assertThat(pjrun.await()).isEqualTo(1);
            assertThat(only(pjrun)).endsWith(" failed: java.lang.IllegalStateException: boom");
        }
    }

    @Test
    void crash_ofARanksJvm_namesItsReport() throws Exception {
        Path report = null;
        try (PjrunProcess pjrun = start("-wdir", temporary.toString(), "-np", "2", CONDUCT, "kill", "SEGV")) {
            assertThat(pjrun.await()).isEqualTo(134);
            String message = only(pjrun);
            assertThat(message)
                    .contains("rank 1 (pid ", "was ended by SIGABRT (6); its JVM crashed and left " + temporary);
            report = Path.of(message.substring(message.indexOf(temporary.toString())));
        }
        assertThat(report).isRegularFile();
    }

    @Test
    void memory_ofARankRunsOut_isToldWithTheLimit() throws Exception {
        try (PjrunProcess pjrun = start("-np", "2", "-J-Xmx40m", CONDUCT, "outOfMemory")) {
            assertThat(pjrun.await()).isEqualTo(1);
            assertThat(only(pjrun)).contains("rank 1 (pid ", "OutOfMemoryError", "its heap was limited by -Xmx40m:");
        }
    }

    @Test
    void peersOfAFailedRank_areNotBlamed() throws Exception {
        try (PjrunProcess pjrun = start("-np", "3", CONDUCT, "peer")) {
            assertThat(pjrun.await()).as(pjrun.err()).isEqualTo(9);
            assertThat(only(pjrun)).matches("pjrun: rank 1 \\(pid \\d+\\) ended with exit status 9");
            assertThat(pjrun.err()).contains("org.pjrun.PeerFailedException");
        }
    }

    @Test
    void ranksThatDoNotEnd_areTerminatedAndKilled() throws Exception {
        Path program = java.nio.file.Files.writeString(temporary.resolve("Stubborn.java"), """
            void main() throws Exception {
                int rank = Integer.parseInt(System.getenv("PJ_RANK"));
                if (rank == 0) {
                    System.exit(4);
                }
                if (rank == 1) {
                    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                        IO.println("terminated");
                        while (true) {
                            java.util.concurrent.locks.LockSupport.park();
                        }
                    }));
                }
                Thread.sleep(60_000);
            }
            """);
        long start = System.nanoTime();
        try (PjrunProcess pjrun = start("-np", "3", program.toString())) {
            assertThat(pjrun.await()).isEqualTo(4);
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
            assertThat(seconds).isBetween(5L, 20L);
            assertThat(pjrun.out()).isEqualTo("terminated\n");
            assertThat(only(pjrun)).contains("rank 0 (pid ", "exit status 4");
            assertThat(pjrun.leavesNoProcess(2000)).isTrue();
        }
    }
}
