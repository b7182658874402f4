package org.pjrun.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.testkit.RanksTest;

@Timeout(60)
class ConjugateGradientTest {
    private final SparseMatrix matrix = read();
    private final double[] b = new Random(1).doubles(494, -1, 1).toArray();
    private final double[] oracle = eliminate(matrix, b);

    @RanksTest({1, 2, 3, 4})
    void solve_powerSystem_isWhatEliminationFinds(Comm comm) {
        SparseMatrix mine = ConjugateGradient.deal(matrix, comm.size()).get(comm.rank());
        int first = comm.rank() * ((494 + comm.size() - 1) / comm.size());
        ConjugateGradient.Solution solution =
                ConjugateGradient.solve(comm, mine, Arrays.copyOfRange(b, first, first + mine.height()));
        assertThat(solution.residual()).isLessThan(1e-10);
        assertThat(solution.iterations()).isBetween(50, 1000);
        double scale = Arrays.stream(oracle).map(Math::abs).max().orElseThrow();
        assertThat(solution.x()).hasSize(494);
        for (int i = 0; i < oracle.length; i++) {
            assertThat(solution.x()[i]).as("x[%d]", i).isCloseTo(oracle[i], within(1e-6 * scale));
        }
    }

    @RanksTest({2})
    void solve_nothingButZeros_isZero(Comm comm) {
        SparseMatrix mine = ConjugateGradient.deal(matrix, 2).get(comm.rank());
        ConjugateGradient.Solution solution = ConjugateGradient.solve(comm, mine, new double[mine.height()]);
        assertThat(solution.iterations()).isZero();
        assertThat(solution.x()).containsOnly(0.0);
    }

    private static SparseMatrix read() {
        try (BufferedReader file = Data.open("494_bus.mtx")) {
            return SparseMatrix.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gauss's elimination with a full matrix, without exchanging rows: it is positive definite. */
    private static double[] eliminate(SparseMatrix matrix, double[] rightHandSide) {
        int n = matrix.width();
        double[][] a = new double[n][n];
        double[] x = rightHandSide.clone();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = matrix.at(i, j);
            }
        }
        for (int k = 0; k < n; k++) {
            for (int i = k + 1; i < n; i++) {
                double factor = a[i][k] / a[k][k];
                for (int j = k; j < n && factor != 0; j++) {
                    a[i][j] -= factor * a[k][j];
                }
                x[i] -= factor * x[k];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                x[i] -= a[i][j] * x[j];
            }
            x[i] /= a[i][i];
        }
        return x;
    }
}
