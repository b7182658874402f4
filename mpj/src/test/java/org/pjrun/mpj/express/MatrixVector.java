package org.pjrun.mpj.express;

import mpi.MPI;

/** A vector times a matrix of which each rank has some columns. */
public final class MatrixVector {
    private MatrixVector() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int n = 30;
        double[] part = new double[n];
        double[] y = new double[n];
        for (int j = me; j < n; j += size) {
            for (int i = 0; i < n; i++) {
                part[i] += (i + 1) * (j % 4);
            }
        }
        MPI.COMM_WORLD.Reduce(part, 0, y, 0, n, MPI.DOUBLE, MPI.SUM, 0);
        if (me == 0) {
            System.out.println("first " + y[0] + ", last " + y[n - 1]);
        }
        MPI.Finalize();
    }
}
