package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class BarrierTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 16})
    void barrier_repeated_nobodyLeavesBeforeAllHaveEntered(int size) {
        AtomicInteger entered = new AtomicInteger();
        LocalJob.run(size, comm -> {
            for (int round = 1; round <= 200; round++) {
                entered.incrementAndGet();
                comm.barrier();
                assertThat(entered.get()).isBetween(round * size, (round + 1) * size);
            }
        });
        assertThat(entered).hasValue(200 * size);
    }

    @Test
    void barrier_eightRanksOnTwoCores_keepsGoing() {
        int rounds = 2000;
        long[] times = new long[rounds];
        LocalJob.run(8, 2, comm -> {
            for (int i = 0; i < rounds; i++) {
                long before = System.nanoTime();
                comm.barrier();
                if (comm.rank() == 0) {
                    times[i] = System.nanoTime() - before;
                }
            }
        });
        Arrays.sort(times);
        System.out.printf("barrier of 8 ranks on 2 cores: median %.1f us%n", times[rounds / 2] / 1e3);
        assertThat(times[0]).isPositive();
    }
}
