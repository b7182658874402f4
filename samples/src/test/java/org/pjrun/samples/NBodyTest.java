package org.pjrun.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.testkit.RanksTest;

@Timeout(30)
class NBodyTest {
    private static final double STEP = 1e-3;
    private static final double SOFTENING = 0.05;

    @RanksTest({1, 2, 3, 4})
    void simulate_anyNumberOfRanks_isTheSerialResult(Comm comm) {
        Random random = new Random(9);
        double[] positions = random.doubles(3 * 50, -1, 1).toArray();
        double[] velocities = random.doubles(3 * 50, -0.5, 0.5).toArray();
        NBody.Result result = NBody.simulate(comm, positions, velocities, 100, step -> {});
        assertThat(result.positions()).isEqualTo(oracle(positions, velocities, 100));
        assertThat(result.drift()).isLessThan(1e-4);
    }

    @RanksTest({4})
    void simulate_fewerBodiesThanRanks_fallTowardsEachOther(Comm comm) {
        NBody.Result result = NBody.simulate(comm, new double[] {-1, 0, 0, 1, 0, 0}, new double[6], 100, step -> {});
        double[] x = result.positions();
        assertThat(x[0]).isEqualTo(-x[3]).isBetween(-1.0, -0.999);
        assertThat(x[1]).isZero();
    }

    private static double[] oracle(double[] start, double[] startVelocities, int steps) {
        double[] x = start.clone();
        double[] v = startVelocities.clone();
        for (int step = 0; step < steps; step++) {
            kick(x, v);
            for (int i = 0; i < x.length; i++) {
                x[i] += v[i] * STEP;
            }
            kick(x, v);
        }
        return x;
    }

    /** Half a step of acceleration. */
    private static void kick(double[] x, double[] v) {
        int n = x.length / 3;
        for (int i = 0; i < n; i++) {
            double[] pull = new double[3];
            for (int j = 0; j < n; j++) {
                double squared = 0;
                for (int d = 0; d < 3; d++) {
                    double delta = x[3 * j + d] - x[3 * i + d];
                    squared += delta * delta;
                }
                squared += SOFTENING * SOFTENING;
                double strength = 1 / (squared * Math.sqrt(squared) * n);
                for (int d = 0; d < 3; d++) {
                    pull[d] += (x[3 * j + d] - x[3 * i + d]) * strength;
                }
            }
            for (int d = 0; d < 3; d++) {
                v[3 * i + d] += pull[d] * STEP / 2;
            }
        }
    }
}
