package org.pjrun.mpj.express;

import mpi.MPI;
import mpi.Request;

/** A plate with one warm edge, in rows: halos go by Isend and Irecv, all waited for at once. */
public final class Jacobi {
    private Jacobi() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int n = 24;
        int rows = n / size;
        double[][] old = new double[rows + 2][n];
        double[][] now = new double[rows + 2][n];
        if (me == 0) {
            java.util.Arrays.fill(old[0], 50);
            java.util.Arrays.fill(now[0], 50);
        }
        for (int step = 0; step < 20; step++) {
            Request[] requests = new Request[4];
            if (me > 0) {
                requests[0] = MPI.COMM_WORLD.Irecv(old[0], 0, n, MPI.DOUBLE, me - 1, 1);
                requests[1] = MPI.COMM_WORLD.Isend(old[1], 0, n, MPI.DOUBLE, me - 1, 2);
            }
            if (me < size - 1) {
                requests[2] = MPI.COMM_WORLD.Irecv(old[rows + 1], 0, n, MPI.DOUBLE, me + 1, 2);
                requests[3] = MPI.COMM_WORLD.Isend(old[rows], 0, n, MPI.DOUBLE, me + 1, 1);
            }
            for (Request request : requests) {
                if (request != null) {
                    request.Wait();
                }
            }
            for (int i = 1; i <= rows; i++) {
                for (int j = 1; j < n - 1; j++) {
                    now[i][j] = (old[i - 1][j] + old[i + 1][j] + old[i][j - 1] + old[i][j + 1]) / 4;
                }
            }
            double[][] swap = old;
            old = now;
            now = swap;
        }
        if (me == 0) {
            System.out.printf("below the warm edge: %.5f%n", old[1][n / 2]);
        }
        MPI.Finalize();
    }
}
