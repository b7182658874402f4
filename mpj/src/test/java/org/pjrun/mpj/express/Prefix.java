package org.pjrun.mpj.express;

import mpi.MPI;

/** Prefix sums by Scan. */
public final class Prefix {
    private Prefix() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int[] mine = {me + 1};
        int[] sum = new int[1];
        MPI.COMM_WORLD.Scan(mine, 0, sum, 0, 1, MPI.INT, MPI.SUM);
        System.out.println("rank " + me + " has " + sum[0]);
        MPI.Finalize();
    }
}
