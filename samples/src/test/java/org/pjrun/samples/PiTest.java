package org.pjrun.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.testkit.RanksTest;

@Timeout(30)
class PiTest {
    @RanksTest({1, 2, 3, 4, 8})
    void integrate_anyNumberOfRanks_allGetTheSerialResult(Comm comm) {
        double result = Pi.integrate(comm, 10);
        double oracle = 0;
        for (int i = 0; i < 10; i++) {
            double x = 0.05 + i / 10.0;
            oracle += 0.4 / (1 + x * x);
        }
        assertThat(result).isCloseTo(oracle, within(1e-14));
    }

    @RanksTest({1, 3})
    void integrate_manyIntervals_comesCloseToPi(Comm comm) {
        assertThat(Pi.integrate(comm, 1_000_000)).isCloseTo(Math.PI, within(1e-12));
    }
}
