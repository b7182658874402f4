package org.pjrun.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.testkit.RanksTest;

@Timeout(30)
class MatrixMultiplyTest {
    @RanksTest({1, 2, 3, 4})
    void multiply_rowsThatDoNotDivide_isTheSerialProduct(Comm comm) {
        int n = 37;
        double[] a = new Random(1).doubles((long) n * n).toArray();
        double[] b = new Random(2).doubles((long) n * n).toArray();
        boolean root = comm.rank() == 0;
        double[] c = MatrixMultiply.multiply(comm, root ? a : new double[0], root ? b : new double[0], n);
        assertThat(c).isEqualTo(root ? oracle(a, b, n) : new double[0]);
    }

    @RanksTest({3})
    void multiply_fewerRowsThanRanks_isTheSerialProduct(Comm comm) {
        double[] a = {1, 2, 3, 4};
        double[] b = {5, 6, 7, 8};
        double[] c = MatrixMultiply.multiply(comm, a, b, 2);
        assertThat(c).isEqualTo(comm.rank() == 0 ? new double[] {19, 22, 43, 50} : new double[0]);
    }

    private static double[] oracle(double[] a, double[] b, int n) {
        double[] c = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    c[i * n + j] += a[i * n + k] * b[k * n + j];
                }
            }
        }
        return c;
    }
}
