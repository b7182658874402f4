package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is killed, and whenever: no process, file or segment is left, and the status tells. The profile {@code soak}
 * kills a thousand times. Replay by {@code -Dpjrun.seed}; {@code -Dpjrun.kills} kills as often as one likes.
 */
class RandomKillsTest {
    private static final int KILLS = Integer.getInteger("pjrun.kills", 50);
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    /** Long enough for any phase of a start to be hit. */
    private static final int START_MILLIS = 300;

    private static final int PATIENCE_MILLIS = 3000;
    private static final int SIGNAL = 128;

    private enum Signal {
        HUP(1),
        INT(2),
        KILL(9),
        TERM(15);

        private final int number;

        Signal(int number) {
            this.number = number;
        }
    }

    @TempDir
    private Path temporary;

    private final long seed = Long.getLong("pjrun.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void randomKills_ofRanksAndLaunchers_leaveNothing() throws Exception {
        System.out.println("seed " + seed);
        List<Path> before = segments();
        for (int i = 0; i < KILLS; i++) {
            if (random.nextInt(3) == 0) {
                killRank("kill " + i + " of seed " + seed);
            } else {
                killLauncher("kill " + i + " of seed " + seed);
            }
            try (Stream<Path> left = Files.list(temporary)) {
                assertThat(left).as("kill %d of seed %d", i, seed).isEmpty();
            }
        }
        // what other jobs of this host have there goes away with them; what is ours would stay
        List<Path> segments = new ArrayList<>(segments());
        segments.removeAll(before);
        long start = System.nanoTime();
        while (segments.stream().anyMatch(Files::exists)) {
            assertThat(System.nanoTime() - start).as("%s", segments).isLessThan(TimeUnit.SECONDS.toNanos(30));
            Thread.sleep(10);
        }
    }

    private PjrunProcess start(String conduct) throws IOException {
        // by a named segment there is something to be left
        List<String> flags = random.nextInt(3) == 0 ? List.of("-Dpjrun.named-segment=true") : List.of();
        List<String> words = new ArrayList<>(List.of("-np", "2", "-cp", PjrunProcess.programs()));
        words.addAll(List.of(Conduct.class.getName(), conduct));
        return PjrunProcess.start(temporary, flags, Map.of(), words.toArray(new String[0]));
    }

    private void killLauncher(String what) throws Exception {
        Signal signal = random.nextBoolean() ? Signal.KILL : Signal.values()[random.nextInt(Signal.values().length)];
        String conduct =
                random.nextInt(20) == 0 ? "deaf" : List.of("sleep", "chat").get(random.nextInt(2));
        try (PjrunProcess pjrun = start(conduct)) {
            if (random.nextBoolean()) {
                Thread.sleep(random.nextInt(START_MILLIS));
            } else {
                pjrun.awaitLines(2);
            }
            pjrun.signal(signal.name());
            assertThat(pjrun.await()).as(what).isEqualTo(SIGNAL + signal.number);
            assertThat(pjrun.leavesNoProcess(PATIENCE_MILLIS))
                    .as("%s: %s", what, pjrun.survivors())
                    .isTrue();
        }
    }

    private void killRank(String what) throws Exception {
        Signal signal = random.nextBoolean() ? Signal.KILL : Signal.TERM;
        try (PjrunProcess pjrun = start("chat")) {
            if (random.nextBoolean()) {
                pjrun.awaitLines(2);
            }
            List<ProcessHandle> ranks = ranks(pjrun);
            while (ranks.isEmpty()) {
                assertThat(pjrun.ended()).as("%s: %s", what, pjrun.err()).isFalse();
                ranks = ranks(pjrun);
            }
            long victim = ranks.get(random.nextInt(ranks.size())).pid();
            new ProcessBuilder("kill", "-" + signal, Long.toString(victim))
                    .start()
                    .waitFor();
            int status = pjrun.await();
            // a JVM that gets the signal before its modules are in place fails at telling of its end, some with status
            // 1
            boolean early = signal == Signal.TERM && pjrun.err().contains("Runtime.exit(143) logging failed");
            assertThat(status)
                    .as("%s: %s", what, pjrun.err())
                    .isIn(SIGNAL + signal.number, early ? 1 : SIGNAL + signal.number);
            assertThat(pjrun.messages())
                    .as(what)
                    .filteredOn(message -> message.startsWith("pjrun: rank "))
                    .singleElement()
                    .asString()
                    .contains("(pid " + victim + ")")
                    .matches(message -> status == 1 || message.contains("was ended by SIG" + signal));
            assertThat(pjrun.leavesNoProcess(PATIENCE_MILLIS))
                    .as("%s: %s", what, pjrun.survivors())
                    .isTrue();
        }
    }

    private static List<ProcessHandle> ranks(PjrunProcess pjrun) {
        return pjrun.survivors().stream().filter(RandomKillsTest::isRank).toList();
    }

    private static boolean isRank(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/environ"), StandardCharsets.ISO_8859_1)
                    .contains("PJ_RANK=");
        } catch (IOException e) {
            return false; // it has ended meanwhile
        }
    }

    private static List<Path> segments() throws IOException {
        try (Stream<Path> all = Files.list(SHARED_MEMORY)) {
            return all.filter(file -> file.getFileName().toString().startsWith("pjrun-"))
                    .toList();
        }
    }
}
