package org.pjrun.mpj.express;

import mpi.MPI;

/** Bodies attract each other; positions go to all in each step. */
public final class Bodies {
    private Bodies() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int n = 24;
        int own = n / size;
        double[] all = new double[n];
        double[] mine = new double[own];
        for (int i = 0; i < own; i++) {
            mine[i] = (me * own + i) * 1.5;
        }
        for (int step = 0; step < 5; step++) {
            MPI.COMM_WORLD.Allgather(mine, 0, own, MPI.DOUBLE, all, 0, own, MPI.DOUBLE);
            for (int i = 0; i < own; i++) {
                double pull = 0;
                for (int j = 0; j < own * size; j++) {
                    double d = all[j] - mine[i];
                    pull += d == 0 ? 0 : Math.signum(d) / (1 + d * d);
                }
                mine[i] += 0.01 * pull;
            }
        }
        if (me == 0) {
            System.out.printf("first body at %.6f%n", mine[0]);
        }
        MPI.Finalize();
    }
}
