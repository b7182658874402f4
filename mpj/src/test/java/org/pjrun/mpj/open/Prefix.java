package org.pjrun.mpj.open;

import mpi.MPI;

/** Prefix sums, inclusive and exclusive. */
public final class Prefix {
    private Prefix() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        int[] sum = new int[1];
        int[] before = new int[1];
        MPI.COMM_WORLD.scan(new int[] {me + 1}, sum, 1, MPI.INT, MPI.SUM);
        MPI.COMM_WORLD.exScan(new int[] {me + 1}, before, 1, MPI.INT, MPI.SUM);
        System.out.println("right: " + (sum[0] == (me + 1) * (me + 2) / 2 && sum[0] - before[0] == me + 1));
        MPI.Finalize();
    }
}
