package org.pjrun.mpj.express;

import mpi.MPI;

/** Points of a line fall into three clusters. */
public final class KMeans {
    private KMeans() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        double[] centres = {0, 10, 20};
        for (int round = 0; round < 5; round++) {
            double[] sums = new double[6];
            double[] all = new double[6];
            for (int i = me; i < 60; i += size) {
                double x = i % 3 * 12 + i % 5 * 0.5;
                int best = 0;
                for (int c = 1; c < 3; c++) {
                    best = Math.abs(x - centres[c]) < Math.abs(x - centres[best]) ? c : best;
                }
                sums[best] += x;
                sums[3 + best]++;
            }
            MPI.COMM_WORLD.Allreduce(sums, 0, all, 0, 6, MPI.DOUBLE, MPI.SUM);
            for (int c = 0; c < 3; c++) {
                centres[c] = all[c] / all[3 + c];
            }
        }
        if (me == 0) {
            System.out.println("centres " + centres[0] + ", " + centres[1] + ", " + centres[2]);
        }
        MPI.Finalize();
    }
}
