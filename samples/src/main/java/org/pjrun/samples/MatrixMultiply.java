package org.pjrun.samples;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.pjrun.Comm;

/**
 * Multiplies two square matrices.
 *
 * <p>Teaches: scatter, bcast and gather of arrays. Every rank gets some rows of A and all of B, and computes the same
 * rows of C. Collective operations deal out equal blocks, so the rows are rounded up to a multiple of the ranks.
 *
 * <pre>
 *   pjrun -np 4 MatrixMultiply          # 1000 rows
 *   pjrun -np 4 MatrixMultiply 2000
 * </pre>
 */
final class MatrixMultiply {
    void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        Comm world = Comm.world();
        boolean root = world.rank() == 0;
        double[] a = root ? random(n, 1) : new double[0];
        double[] b = root ? random(n, 2) : new double[0];
        long started = System.nanoTime();
        double[] c = multiply(world, a, b, n);
        double seconds = (System.nanoTime() - started) / 1e9;
        if (root) {
            IO.println(String.format(
                    Locale.ROOT,
                    "%d x %d on %d ranks: %.2f s, %.2f GFlop/s, off by %.1e",
                    n,
                    n,
                    world.size(),
                    seconds,
                    2.0 * n * n * n / seconds / 1e9,
                    error(a, b, c, n)));
        }
    }

    /** Multiplies the matrices that rank 0 gives, row by row; rank 0 gets the result, the others something to be ignored. */
    static double[] multiply(Comm comm, double[] a, double[] b, int n) {
        int rows = (n + comm.size() - 1) / comm.size();
        boolean root = comm.rank() == 0;
        double[] allA = root ? Arrays.copyOf(a, rows * comm.size() * n) : new double[0];
        double[] allB = root ? b : new double[n * n];
        double[] allC = new double[root ? rows * comm.size() * n : 0];
        double[] myA = new double[rows * n];
        double[] myC = new double[rows * n];

        comm.scatter(allA, myA, 0);
        comm.bcast(allB, 0);
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < n; k++) {
                double factor = myA[row * n + k];
                for (int column = 0; column < n; column++) {
                    myC[row * n + column] += factor * allB[k * n + column];
                }
            }
        }
        comm.gather(myC, allC, 0);
        return Arrays.copyOf(allC, root ? n * n : 0);
    }

    /** Compares C·x with A·(B·x) for a random x: n² steps that find any mistake in n³. */
    private static double error(double[] a, double[] b, double[] c, int n) {
        double[] x = new Random(3).doubles(n).toArray();
        double[] expected = times(a, times(b, x));
        double[] actual = times(c, x);
        double worst = 0;
        for (int i = 0; i < n; i++) {
            worst = Math.max(worst, Math.abs(actual[i] - expected[i]) / Math.abs(expected[i]));
        }
        return worst;
    }

    private static double[] times(double[] matrix, double[] x) {
        double[] y = new double[x.length];
        for (int row = 0; row < y.length; row++) {
            for (int column = 0; column < x.length; column++) {
                y[row] += matrix[row * x.length + column] * x[column];
            }
        }
        return y;
    }

    private static double[] random(int n, int seed) {
        return new Random(seed).doubles((long) n * n).toArray();
    }
}
