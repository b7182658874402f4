package org.pjrun.mpj.open;

import mpi.MPI;

/** Rows are scattered, the product is gathered. */
public final class MatrixMultiply {
    private MatrixMultiply() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        int n = 24;
        int rows = n / size;
        double[] a = new double[n * n];
        double[] b = new double[n * n];
        double[] c = new double[n * n];
        if (me == 0) {
            for (int i = 0; i < n * n; i++) {
                a[i] = i % 7;
                b[i] = i % 5;
            }
        }
        double[] part = new double[rows * n];
        double[] product = new double[rows * n];
        MPI.COMM_WORLD.bcast(b, n * n, MPI.DOUBLE, 0);
        MPI.COMM_WORLD.scatter(a, rows * n, MPI.DOUBLE, part, rows * n, MPI.DOUBLE, 0);
        for (int i = 0; i < rows * n; i++) {
            for (int k = 0; k < n; k++) {
                product[i] += part[i / n * n + k] * b[k * n + i % n];
            }
        }
        MPI.COMM_WORLD.gather(product, rows * n, MPI.DOUBLE, c, rows * n, MPI.DOUBLE, 0);
        if (me == 0) {
            System.out.println("sum " + java.util.Arrays.stream(c).sum());
        }
        MPI.Finalize();
    }
}
