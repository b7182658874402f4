package org.pjrun.systemtests.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.tasks.Options;
import org.pjrun.tasks.Pool;

/**
 * Workers that are killed at random moments: no result is lost, and none comes twice. A few seconds in the default build, minutes in
 * profile soak; the seed is printed, and {@code -Dpjrun.seed=…} replays it.
 */
@Timeout(900)
final class PoolKillsTest {
    private static final List<Integer> INPUTS = IntStream.range(0, 4000).boxed().toList();
    private static final Duration TIME =
            Duration.ofSeconds(Boolean.getBoolean("pjrun.soak") ? Integer.getInteger("pjrun.soak.seconds", 120) : 4);

    @Test
    void workersKilledAtRandom_loseNothingAndRepeatNothing() throws InterruptedException {
        long seed = Long.getLong("pjrun.seed", System.nanoTime());
        System.out.println("pjrun.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        long until = System.nanoTime() + TIME.toNanos();
        int killed = 0;
        while (System.nanoTime() < until) {
            try (Pool pool = Pool.start(3, Options.USUAL.retries(100))) {
                AtomicBoolean over = new AtomicBoolean();
                int[] kills = new int[1];
                Thread killer = Thread.ofPlatform().start(() -> {
                    while (!over.get() && kills[0] < 100) {
                        rest(random.nextInt(20, 600));
                        kills[0] += killOne(random) ? 1 : 0;
                    }
                });
                long rounds = Math.min(
                        until, System.nanoTime() + Duration.ofSeconds(20).toNanos());
                while (System.nanoTime() < rounds) {
                    int chunk = random.nextInt(1, 200);
                    assertThat(pool.map(INPUTS, PoolKillsTest::slow, chunk))
                            .isEqualTo(INPUTS.stream().map(PoolKillsTest::quick).toList());
                    List<Integer> streamed =
                            pool.mapUnordered(INPUTS, PoolKillsTest::slow).toList();
                    assertThat(streamed).hasSameSizeAs(INPUTS).doesNotHaveDuplicates();
                }
                over.set(true);
                killer.join();
                killed += kills[0];
            }
        }
        assertThat(killed).isPositive();
        System.out.println("workers killed: " + killed);
    }

    private static void rest(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills one of the workers, which are this process's only children of that name. */
    private static boolean killOne(SplittableRandom random) {
        List<ProcessHandle> workers = ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).toString().contains("WorkerMain"))
                        .orElse(false))
                .toList();
        return !workers.isEmpty() && workers.get(random.nextInt(workers.size())).destroyForcibly();
    }

    private static int slow(int x) {
        long until = System.nanoTime() + 50_000;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        return quick(x);
    }

    private static int quick(int x) {
        return 3 * x + 1;
    }
}
