package org.pjrun.internal.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of one that stores and looks, and one that says that it sleeps and looks once more, one sees the other; replay by {@code -Dpjrun.test.seed=SEED}. */
@Timeout(60)
class SleepFenceTest {
    private static final int ROUNDS = 50_000;
    private static final long LIGHT = 0;
    private static final long STORED = 128;
    private static final long SLEEPING = 256;

    private final long seed = Long.getLong("pjrun.test.seed", System.nanoTime());
    private final MemorySegment memory = Arena.ofAuto().allocate(512, 128);
    private final AtomicInteger begun = new AtomicInteger();
    private final int[] seenBySender = new int[ROUNDS];
    private final int[] seenBySleeper = new int[ROUNDS];

    @Test
    void look_besideOneThatGoesToSleep_oneSeesTheOther() throws InterruptedException {
        Thread sender = Thread.ofPlatform().start(() -> {
            SleepFence fence = new SleepFence(memory, LIGHT);
            Random random = new Random(seed);
            for (int round = 0; round < ROUNDS; round++) {
                meet(round, random);
                Shared.putIntRelease(memory, STORED, round + 1);
                fence.beforeLook();
                seenBySender[round] = Shared.getIntOpaque(memory, SLEEPING);
            }
        });
        SleepFence fence = new SleepFence(memory, LIGHT);
        Random random = new Random(~seed);
        boolean sure = true;
        for (int round = 0; round < ROUNDS; round++) {
            meet(round, random);
            Shared.putIntRelease(memory, SLEEPING, round + 1);
            sure &= fence.beforeSleep();
            seenBySleeper[round] = Shared.getIntOpaque(memory, STORED);
        }
        sender.join();
        assertThat(sure).isTrue();
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(seenBySender[round] > round || seenBySleeper[round] > round)
                    .as("seed %d, round %d", seed, round)
                    .isTrue();
        }
        assertThat(Shared.getInt(memory, LIGHT)).isEqualTo(Kernel.available() && Kernel.registerBarrier() ? 1 : 0);
    }

    private void meet(int round, Random random) {
        begun.incrementAndGet();
        for (int spins = 1; begun.get() < 2 * (round + 1); spins++) {
            if (spins % 1000 == 0) {
                Thread.yield(); // the other one may need this core
            } else {
                Thread.onSpinWait();
            }
        }
        for (int spins = random.nextInt(12); spins > 0; spins--) {
            Thread.onSpinWait(); // who comes last goes on first
        }
    }
}
