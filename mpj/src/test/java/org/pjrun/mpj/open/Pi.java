package org.pjrun.mpj.open;

import mpi.MPI;

/** Pi, reduced in place. */
public final class Pi {
    private Pi() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        int steps = 100_000;
        double[] pi = new double[1];
        for (int i = me; i < steps; i += size) {
            double x = (i + 0.5) / steps;
            pi[0] += 4 / (1 + x * x) / steps;
        }
        MPI.COMM_WORLD.reduce(pi, 1, MPI.DOUBLE, MPI.SUM, 0);
        if (me == 0) {
            System.out.printf("pi is about %.8f%n", pi[0]);
        }
        MPI.Finalize();
    }
}
