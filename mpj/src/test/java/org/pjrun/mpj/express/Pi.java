package org.pjrun.mpj.express;

import mpi.MPI;

/** Pi by the midpoint rule. */
public final class Pi {
    private Pi() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int steps = 100_000;
        double[] part = new double[1];
        double[] pi = new double[1];
        for (int i = me; i < steps; i += size) {
            double x = (i + 0.5) / steps;
            part[0] += 4 / (1 + x * x) / steps;
        }
        MPI.COMM_WORLD.Reduce(part, 0, pi, 0, 1, MPI.DOUBLE, MPI.SUM, 0);
        if (me == 0) {
            System.out.printf("pi is about %.8f%n", pi[0]);
        }
        MPI.Finalize();
    }
}
