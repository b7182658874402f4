package org.pjrun.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody is inside beside another one; replay by {@code -Dpjrun.test.seed=SEED}. */
@Timeout(60)
class GateTest {
    private static final int ENTRIES = 300_000;

    private final long seed = Long.getLong("pjrun.test.seed", System.nanoTime());
    private final AtomicInteger violations = new AtomicInteger();
    private final AtomicBoolean stop = new AtomicBoolean();
    private int inside; // plain on purpose: only exclusion keeps it right
    private long visits;

    @Test
    void enter_oneThreadOftenAndOthersSeldom_excludesEachOther() throws InterruptedException {
        Gate gate = new Gate();
        AtomicInteger others = new AtomicInteger();
        List<Thread> seldom = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            Random random = new Random(seed + t);
            boolean tries = t == 2;
            seldom.add(Thread.ofPlatform().start(() -> {
                while (!stop.get()) {
                    LockSupport.parkNanos(random.nextInt(200_000));
                    if (!tries || gate.tryEnter()) {
                        if (!tries) {
                            gate.enter();
                        }
                        visit();
                        gate.leave();
                        others.incrementAndGet();
                    }
                }
            }));
        }
        for (int i = 0; i < ENTRIES || others.get() < 300; i++) {
            gate.enter();
            visit();
            gate.leave();
        }
        long mine = visitsOf(seldom) - others.get();
        assertThat(violations).as("seed %d", seed).hasValue(0);
        assertThat(mine).as("seed %d", seed).isGreaterThanOrEqualTo(ENTRIES);
        assertThat(gate.entries()).as("seed %d", seed).isEqualTo((int) visits);
    }

    @Test
    void enter_threadsThatTakeTurnsInBeingTheOneThatComesOften_excludesEachOther() throws InterruptedException {
        Gate gate = new Gate();
        AtomicInteger expected = new AtomicInteger();
        List<Thread> all = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            Random random = new Random(seed + t);
            all.add(Thread.ofPlatform().start(() -> {
                for (int spell = 0; spell < 12; spell++) {
                    int entries = random.nextInt(20_000);
                    for (int i = 0; i < entries; i++) {
                        gate.enter();
                        visit();
                        gate.leave();
                    }
                    expected.addAndGet(entries);
                    LockSupport.parkNanos(random.nextInt(5_000_000));
                }
            }));
        }
        assertThat(visitsOf(all)).as("seed %d", seed).isEqualTo(expected.get());
        assertThat(violations).as("seed %d", seed).hasValue(0);
    }

    @Test
    void bias_threadThatEntersWhileAnotherSuspendsIt_isInsideOrOutside() throws InterruptedException {
        assumeThat(Bias.possible()).isTrue();
        Thread owner = Thread.ofPlatform().unstarted(this::enterAndLeave);
        Bias bias = Bias.of(owner);
        tried = bias;
        owner.start();
        int kept = 0;
        for (int i = 0; i < 20_000 || kept < 100; i++) {
            bias.suspend();
            if (!bias.inside()) {
                visit();
                kept++;
            }
            bias.resume();
        }
        visitsOf(List.of(owner));
        assertThat(violations).hasValue(0);
        assertThat(visits).isEqualTo(kept + entered);
    }

    private Bias tried;
    private long entered;

    private void enterAndLeave() {
        while (!stop.get()) {
            if (tried.enter()) {
                visit();
                entered++;
                tried.leave();
            }
        }
    }

    /** How many visits there have been when all have ended. */
    private long visitsOf(List<Thread> threads) throws InterruptedException {
        stop.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        return visits;
    }

    private void visit() {
        if (inside++ != 0) {
            violations.incrementAndGet();
        }
        visits++;
        if (--inside != 0) {
            violations.incrementAndGet();
        }
    }
}
