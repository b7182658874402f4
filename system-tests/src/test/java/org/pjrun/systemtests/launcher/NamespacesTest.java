package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Two ranks in two network namespaces: far apart, over a bad way, over one that breaks; and peers that die or freeze. */
class NamespacesTest {
    private static final Wan.Weather FINE = new Wan.Weather(9000, 0, 0);
    private static final Wan.Weather BAD = new Wan.Weather(1500, 5_000_000, 0.01);

    @TempDir
    private Path temporary;

    @BeforeAll
    static void needNamespaces() {
        String obstacle = Wan.obstacle();
        assumeTrue(obstacle.isEmpty(), "skipped: " + obstacle);
    }

    private PjrunProcess start(Wan wan, int mebibytes, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("-v", "-np", "2", "-cp", PjrunProcess.programs()));
        words.addAll(List.of(options));
        words.addAll(List.of(Crossing.class.getName(), wan.namespace(1), Integer.toString(mebibytes)));
        Map<String, String> hosts = Map.of("PJ_TEST_HOSTS", "0,1");
        return PjrunProcess.startWithin(temporary, wan.namespace(0), hosts, words.toArray(new String[0]));
    }

    private static void assertWhole(PjrunProcess pjrun, Wan wan, int mebibytes) throws InterruptedException {
        assertThat(pjrun.await()).as("seed " + wan.seed() + " " + pjrun.err()).isZero();
        assertThat(pjrun.out())
                .contains("rank 0: " + mebibytes + " pieces have come whole")
                .contains("rank 1: " + mebibytes + " pieces have come whole");
    }

    /** Waits for something that happens while pjrun runs. */
    private static void await(PjrunProcess pjrun, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            assertThat(pjrun.ended()).as(pjrun.err()).isFalse();
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void fiveMillisecondsAway_withALossOfOnePercent_everythingComesWhole() throws Exception {
        crossBadWay(1);
    }

    @Test
    @EnabledIfSystemProperty(named = "pjrun.soak", matches = "true")
    @Timeout(600)
    void fiveMillisecondsAway_withALossOfOnePercent_muchComesWhole() throws Exception {
        crossBadWay(50);
    }

    private void crossBadWay(int mebibytes) throws Exception {
        try (Wan wan = new Wan(BAD);
                PjrunProcess pjrun = start(wan, mebibytes)) {
            assertWhole(pjrun, wan, mebibytes);
            assertThat(wan.lost()).isPositive();
        }
    }

    @Test
    void connection_resetAgainAndAgain_everythingComesWhole() throws Exception {
        crossWithResets(16, 5);
    }

    @Test
    @EnabledIfSystemProperty(named = "pjrun.soak", matches = "true")
    @Timeout(600)
    void connection_resetAHundredTimesDuringAGibibyte_everythingComesWhole() throws Exception {
        crossWithResets(1024, 100);
    }

    private void crossWithResets(int mebibytes, int resets) throws Exception {
        long each = (long) mebibytes * (1 << 20) / (resets + 1);
        try (Wan wan = new Wan(FINE);
                PjrunProcess pjrun = start(wan, mebibytes)) {
            for (int r = 1; r <= resets; r++) {
                long next = r * each;
                await(pjrun, () -> wan.carried() > next);
                wan.reset();
                int so = r;
                await(pjrun, () -> wan.resets() == so);
            }
            assertWhole(pjrun, wan, mebibytes);
            assertThat(wan.resets()).isEqualTo(resets);
        }
    }

    @Test
    void peer_diesInTheMiddleOfAMessage_isNamed() throws Exception {
        try (Wan wan = new Wan(BAD);
                PjrunProcess pjrun = start(wan, 1000)) {
            await(pjrun, () -> wan.carried() > 1 << 19);
            kill("KILL", pjrun.rank(1));
            assertThat(pjrun.await()).isEqualTo(128 + 9);
            assertThat(pjrun.messages()).anyMatch(line -> line.contains("rank 1 (pid"));
        }
    }

    @Test
    void peer_freezesInTheMiddleOfAMessage_countsAsDeadAfterTheTimeOfSilence() throws Exception {
        try (Wan wan = new Wan(BAD);
                PjrunProcess pjrun = start(wan, 1000, "-J-Dpjrun.tcp.silence-millis=1500")) {
            await(pjrun, () -> wan.carried() > 1 << 19);
            kill("STOP", pjrun.rank(1));
            assertThat(pjrun.await()).isNotZero();
            assertThat(pjrun.out()).contains("rank 0: PROC_FAILED");
            assertThat(pjrun.err()).contains("rank 1 has not answered for");
        }
    }

    @Test
    void way_isCutInTheMiddleOfAMessage_bothTellTheOtherDead() throws Exception {
        try (Wan wan = new Wan(FINE);
                PjrunProcess pjrun = start(wan, 4000, "-J-Dpjrun.tcp.silence-millis=1500")) {
            await(pjrun, () -> wan.carried() > 2 << 20);
            wan.cut();
            assertThat(pjrun.await()).isNotZero();
            assertThat(pjrun.err()).contains("has not answered for");
        }
    }

    private static void kill(String signal, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
    }
}
