package org.pjrun.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.testkit.RanksTest;

@Timeout(30)
class HeatEquationTest {
    @RanksTest({1, 2, 3, 4})
    void simulate_anyNumberOfRanks_isTheSerialResult(Comm comm) {
        double[] plate = HeatEquation.simulate(comm, 48, 31, 200, step -> {});
        assertThat(plate).isEqualTo(comm.rank() == 0 ? oracle(48, 31, 200) : new double[0]);
    }

    @RanksTest({4})
    void simulate_aRowPerRank_isTheSerialResult(Comm comm) {
        double[] plate = HeatEquation.simulate(comm, 20, 4, 10, step -> {});
        assertThat(plate).isEqualTo(comm.rank() == 0 ? oracle(20, 4, 10) : new double[0]);
    }

    @RanksTest({3})
    void simulate_moreRanksThanRows_isRefused(Comm comm) {
        assertThatThrownBy(() -> HeatEquation.simulate(comm, 20, 2, 10, step -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 ranks");
    }

    /** The same on a plate in one piece, with a row of cold around. */
    private static double[] oracle(int width, int height, int steps) {
        double[][] plate = new double[height + 2][width];
        for (int step = 0; step <= steps; step++) {
            double[][] next = new double[height + 2][width];
            for (int y = 1; y <= height; y++) {
                for (int x = 0; x < width; x++) {
                    if (HeatEquation.isHot(x, y - 1, width, height)) {
                        next[y][x] = 1;
                    } else if (x > 0 && x < width - 1) {
                        next[y][x] = (plate[y - 1][x] + plate[y][x - 1] + plate[y][x + 1] + plate[y + 1][x]) / 4;
                    }
                }
            }
            plate = next;
        }
        double[] flat = new double[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(plate[y + 1], 0, flat, y * width, width);
        }
        return flat;
    }
}
