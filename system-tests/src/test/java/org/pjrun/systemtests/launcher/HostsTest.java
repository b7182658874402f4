package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranks on several hosts, which agents have started that were reached by ssh. */
class HostsTest {
    private static final String PROGRAM = Spread.class.getName();
    private static final String CONDUCT = Conduct.class.getName();

    private static Testbed testbed;

    @TempDir
    private Path temporary;

    @BeforeAll
    static void up() throws IOException {
        String obstacle = Testbed.obstacle();
        assumeTrue(obstacle.isEmpty(), "skipped: " + obstacle);
        testbed = new Testbed(3, "hosts");
    }

    @AfterAll
    static void down() throws IOException {
        if (testbed != null) {
            testbed.close();
        }
    }

    private static String host(int number) {
        return testbed.host(number);
    }

    private static void assertNothingLeft() throws IOException {
        for (int h = 1; h <= 3; h++) {
            assertThat(testbed.javas(h, 5000)).as(host(h)).isEmpty();
        }
    }

    @Test
    void job_onTwoHosts_isAsOnOne() throws Exception {
        Path files = temporary.resolve("files");
        try (PjrunProcess pjrun = testbed.pjrun(
                temporary,
                "-H",
                host(1) + ":2," + host(2),
                "-x",
                "MINE=yours",
                "-l",
                "--stats",
                "--output-filename",
                files.toString(),
                PROGRAM)) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.out().lines())
                    .containsExactlyInAnyOrder(
                            "[0] rank 0 of 3 on " + host(1) + ", 0 of 2 there, yours",
                            "[1] rank 1 of 3 on " + host(1) + ", 1 of 2 there, yours",
                            "[2] rank 2 of 3 on " + host(2) + ", 0 of 1 there, yours");
            assertThat(pjrun.err().lines().filter(line -> line.matches("[0-2] +[1-9].*")))
                    .hasSize(3);
            assertThat(files.resolve("rank.2.out")).content().contains("rank 2 of 3 on " + host(2));
        }
        assertThat(testbed.cache(2))
                .anyMatch(name -> name.startsWith("pjrun/agent/"))
                .anyMatch(name -> name.endsWith("/org/pjrun/systemtests/launcher/Spread.class"));
        assertNothingLeft();
    }

    @Test
    @EnabledIfSystemProperty(named = "pjrun.proof", matches = "true")
    void failure_namesRankAndHost_andInputReachesIt() throws Exception {
        try (PjrunProcess pjrun =
                testbed.pjrun(temporary, "-H", host(1) + "," + host(2), "--stdin", "1", CONDUCT, "input")) {
            pjrun.type("a word\n");
            pjrun.endInput();
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.out()).contains("1:a word").contains("0:\n");
        }
        try (PjrunProcess pjrun = testbed.pjrun(temporary, "-H", host(1) + "," + host(2), CONDUCT, "throw")) {
            assertThat(pjrun.await()).isEqualTo(1);
            assertThat(pjrun.messages().toString())
                    .containsPattern(
                            "rank 1 \\(pid \\d+ on " + host(2) + "\\) failed: java.lang.IllegalStateException: boom");
        }
        assertNothingLeft();
    }

    @Test
    void launcher_killedAtOnce_leavesNothing() throws Exception {
        try (PjrunProcess pjrun =
                testbed.pjrun(temporary, "-N", "1", "-H", host(1) + "," + host(2), CONDUCT, "sleep")) {
            pjrun.awaitLines(2);
            pjrun.signal("KILL");
            assertNothingLeft();
        }
    }

    @ParameterizedTest
    @EnabledIfSystemProperty(named = "pjrun.proof", matches = "true")
    @CsvSource({"cut, heal", "freeze, thaw"})
    void host_thatIsSilent_isNamedWithinFiveSeconds(String what, String again) throws Exception {
        silent(what, again);
    }

    private void silent(String what, String again) throws Exception {
        try (PjrunProcess pjrun =
                testbed.pjrun(temporary, "-H", host(1) + "," + host(2) + "," + host(3), CONDUCT, "sleep")) {
            pjrun.awaitLines(3);
            long start = System.nanoTime();
            testbed.does(what, 2);
            try {
                pjrun.awaitErr("pjrun: host " + host(2) + " does not answer any more");
                assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))
                        .isLessThan(5500);
                assertThat(pjrun.await()).isEqualTo(137);
            } finally {
                testbed.does(again, 2);
            }
        }
        assertThat(testbed.javas(1, 5000)).isEmpty();
        assertThat(testbed.javas(2, 20_000)).isEmpty();
    }

    /** Three hosts of two ranks, by a tree, encrypted, with losses, two jobs at once. */
    @Test
    @EnabledIfSystemProperty(named = "pjrun.proof", matches = "true")
    @Timeout(300)
    void jobs_byTree_encrypted_withLosses_comeThrough() throws Exception {
        String hosts = host(1) + ":2," + host(2) + ":2," + host(3) + ":2";
        List<String> tree = List.of("-Dpjrun.tree-width=1");
        testbed.does("loss", 2, "1");
        try (PjrunProcess one = testbed.pjrun(temporary, tree, "-H", hosts, "--tls", PROGRAM, "5");
                PjrunProcess other = testbed.pjrun(temporary, "-H", hosts, "--map-by", "node", PROGRAM, "5")) {
            assertThat(one.await(240)).as(one.err()).isZero();
            assertThat(other.await(240)).as(other.err()).isZero();
            assertThat(one.out()).contains("round 4").contains("rank 5 of 6 on " + host(3) + ", 1 of 2 there");
            assertThat(other.out()).contains("round 4").contains("rank 4 of 6 on " + host(2) + ", 1 of 2 there");
        } finally {
            testbed.does("loss", 2, "0");
        }
        assertNothingLeft();
    }

    /** What the transport promises, and all collectives, between ranks of a host and of three. */
    @ParameterizedTest
    @EnabledIfSystemProperty(named = "pjrun.proof", matches = "true")
    @ValueSource(booleans = {false, true})
    @Timeout(120)
    void contractAndCollectives_onThreeHosts_hold(boolean encrypted) throws Exception {
        everything(encrypted ? new String[] {"--tls"} : new String[0]);
    }

    @Test
    @EnabledIfSystemProperty(named = "pjrun.proof", matches = "true")
    @Timeout(300)
    void contractAndCollectives_fiveMillisecondsAway_withALossOfOnePercent_hold() throws Exception {
        testbed.delay(5, 1);
        try {
            everything("--iface", testbed.farNetwork());
        } finally {
            testbed.delay(0, 0);
        }
    }

    private void everything(String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of(options));
        words.addAll(List.of("-H", host(1) + ":2," + host(2) + ":2," + host(3) + ":2", Everything.class.getName()));
        try (PjrunProcess pjrun = testbed.pjrun(temporary, words.toArray(new String[0]))) {
            assertThat(pjrun.await(240)).as(pjrun.err()).isZero();
            assertThat(pjrun.out().lines())
                    .containsExactly("lengths", "order", "floods", "modes", "collectives", "end");
        }
        assertNothingLeft();
    }

    @Test
    @EnabledIfSystemProperty(named = "pjrun.proof", matches = "true")
    void host_thatCrashesAmidCollectives_isNamed() throws Exception {
        try (Testbed own = new Testbed(3, "crash");
                PjrunProcess pjrun = own.pjrun(
                        temporary, "-H", "crash1,crash2,crash3", PROGRAM, Integer.toString(Integer.MAX_VALUE))) {
            pjrun.awaitOut("round 1");
            own.does("crash", 2);
            pjrun.awaitErr("pjrun: host crash2 does not answer any more");
            assertThat(pjrun.await()).isEqualTo(137);
            assertThat(own.javas(1, 5000) + own.javas(3, 5000)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnabledIfSystemProperty(named = "pjrun.proof", matches = "true")
    @CsvSource({
        "LSB_JOBID=1, LSB_MCPU_HOSTS=hosts1 1 hosts2 1",
        "PBS_JOBID=1, PBS_NODEFILE=",
        "OAR_JOB_ID=1, OAR_NODEFILE=",
        "FLUX_URI=local, FAKE_FLUX_RESOURCES=1:1:hosts1 1:1:hosts2"
    })
    void job_inAFakedScheduler_runsOnItsHosts(String job, String hosts) throws Exception {
        Path file = Files.writeString(temporary.resolve("nodes"), host(1) + "\n" + host(2) + "\n");
        Map<String, String> variables = new HashMap<>();
        for (String variable : List.of(job, hosts)) {
            String[] parts = variable.split("=", 2);
            variables.put(parts[0], parts[1].isEmpty() ? file.toString() : parts[1]);
        }
        try (PjrunProcess pjrun = testbed.pjrunIn(temporary, variables, PROGRAM)) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.out()).contains("rank 1 of 2 on " + host(2));
        }
        assertNothingLeft();
    }

    @Test
    void host_thatCannotBeReached_isNamedAndNothingIsLeft() throws Exception {
        try (PjrunProcess pjrun = testbed.pjrun(temporary, "-H", host(1) + ",nowhere.invalid", CONDUCT, "sleep")) {
            assertThat(pjrun.await()).isEqualTo(70);
            assertThat(pjrun.err())
                    .contains("host nowhere.invalid: ")
                    .contains("host nowhere.invalid has no agent")
                    .contains("status 255");
        }
        assertNothingLeft();
    }
}
