package org.pjrun.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pjrun.Comm;
import org.pjrun.tasks.Pool;
import org.pjrun.testkit.DeadlockError;
import org.pjrun.testkit.Ranks;
import org.pjrun.testkit.RanksTest;

@Timeout(60)
class TasksSamplesTest {
    @TempDir
    private Path folder;

    @Test
    void wordFrequencies_ofSomeFiles_areCountedTogether() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "eins zwei zwei");
        Files.writeString(Files.createDirectory(folder.resolve("b")).resolve("c.md"), "Zwei, drei");
        List<String> files = WordFrequencies.files(folder);
        assertThat(files).hasSize(2);
        Ranks.run(3, comm -> {
            try (Pool pool = Pool.over(comm)) {
                if (pool.isMaster()) {
                    assertThat(WordFrequencies.count(pool, files)).isEqualTo(Map.of("eins", 1, "zwei", 3, "drei", 1));
                }
            }
        });
    }

    @Test
    void optionPrice_isCloseToTheFormula() {
        Ranks.run(3, comm -> {
            try (Pool pool = Pool.over(comm)) {
                if (pool.isMaster()) {
                    assertThat(OptionPrice.price(comm, pool, 40)).isCloseTo(OptionPrice.formula(), within(0.1));
                }
            }
        });
    }

    @Test
    void period_ofTheLogisticMap_doubles() {
        assertThat(ParameterSweep.period(2.8)).isEqualTo(1);
        assertThat(ParameterSweep.period(3.2)).isEqualTo(2);
        assertThat(ParameterSweep.period(3.5)).isEqualTo(4);
        assertThat(ParameterSweep.period(3.9)).isZero();
    }

    @RanksTest({2, 5})
    void philosophers_inOneOrder_eat(Comm comm) {
        assertThat(DiningPhilosophers.dine(comm, false)).isEqualTo(20 * comm.size());
    }

    @Test
    void philosophers_leftForkFirst_areExplained() {
        assertThatThrownBy(() ->
                        Ranks.of(3).stallAfter(Duration.ofMillis(200)).run(comm -> DiningPhilosophers.dine(comm, true)))
                .isInstanceOf(DeadlockError.class)
                .hasMessageContaining("lock fork 1, held by rank 1")
                .hasMessageContaining("circle: 0 -> 1 -> 2 -> 0");
    }

    @RanksTest({1, 3})
    void pipeline_findsThePrimes(Comm comm) throws InterruptedException {
        List<String> primes = Pipeline.primes(comm, 100);
        if (comm.rank() == 0) {
            assertThat(primes).hasSize(4).startsWith("1000000000000000003", "1000000000000000009");
        }
    }

    @RanksTest({1, 3})
    void transfers_withTheLock_loseNothing(Comm comm) {
        assertThat(BankTransfers.transfer(comm, "accounts", 200, true)).isEqualTo(4000);
    }
}
