package org.pjrun.mpj.express;

import mpi.MPI;

/** Rows are dealt out, the other matrix goes to all, and the products are collected. */
public final class MatrixMultiply {
    private MatrixMultiply() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int n = 24;
        double[] a = new double[n * n];
        double[] b = new double[n * n];
        double[] c = new double[n * n];
        if (me == 0) {
            for (int i = 0; i < n * n; i++) {
                a[i] = i % 7;
                b[i] = i % 5;
            }
        }
        int[] counts = new int[size];
        int[] displs = new int[size];
        for (int r = 0; r < size; r++) {
            displs[r] = n * r / size * n;
            counts[r] = n * (r + 1) / size * n - displs[r];
        }
        double[] rows = new double[counts[me]];
        double[] product = new double[counts[me]];
        MPI.COMM_WORLD.Bcast(b, 0, n * n, MPI.DOUBLE, 0);
        MPI.COMM_WORLD.Scatterv(a, 0, counts, displs, MPI.DOUBLE, rows, 0, counts[me], MPI.DOUBLE, 0);
        for (int i = 0; i < counts[me]; i++) {
            for (int k = 0; k < n; k++) {
                product[i] += rows[i / n * n + k] * b[k * n + i % n];
            }
        }
        MPI.COMM_WORLD.Gatherv(product, 0, counts[me], MPI.DOUBLE, c, 0, counts, displs, MPI.DOUBLE, 0);
        if (me == 0) {
            System.out.println("sum " + java.util.Arrays.stream(c).sum() + ", corner " + c[n * n - 1]);
        }
        MPI.Finalize();
    }
}
