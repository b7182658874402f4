package org.pjrun.mpj.express;

import mpi.MPI;

/** A rod that is warm at one end: halos of one cell go to the neighbours. */
public final class Heat {
    private Heat() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int cells = 24 / size;
        double[] old = new double[cells + 2];
        double[] now = new double[cells + 2];
        int left = me == 0 ? MPI.PROC_NULL : me - 1;
        int right = me == size - 1 ? MPI.PROC_NULL : me + 1;
        if (me == 0) {
            old[0] = 100;
        }
        for (int step = 0; step < 50; step++) {
            if (right != MPI.PROC_NULL) {
                MPI.COMM_WORLD.Send(old, cells, 1, MPI.DOUBLE, right, 0);
            }
            if (left != MPI.PROC_NULL) {
                MPI.COMM_WORLD.Recv(old, 0, 1, MPI.DOUBLE, left, 0);
                MPI.COMM_WORLD.Send(old, 1, 1, MPI.DOUBLE, left, 1);
            }
            if (right != MPI.PROC_NULL) {
                MPI.COMM_WORLD.Recv(old, cells + 1, 1, MPI.DOUBLE, right, 1);
            }
            for (int i = 1; i <= cells; i++) {
                now[i] = (old[i - 1] + old[i + 1]) / 2;
            }
            now[0] = old[0];
            double[] swap = old;
            old = now;
            now = swap;
        }
        if (me == 0) {
            System.out.printf("first cell %.4f%n", old[1]);
        }
        MPI.Finalize();
    }
}
