package org.pjrun.mpj.open;

import mpi.MPI;
import mpi.Request;

/** Nonblocking collectives, several at once. */
public final class Overlap {
    private Overlap() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        int[] value = {me == 0 ? 42 : 0};
        int[] sum = {1};
        int[] all = new int[size];
        Request[] requests = {
            MPI.COMM_WORLD.iBcast(value, 1, MPI.INT, 0),
            MPI.COMM_WORLD.iAllReduce(sum, 1, MPI.INT, MPI.SUM),
            MPI.COMM_WORLD.iAllGather(new int[] {me}, 1, MPI.INT, all, 1, MPI.INT),
            MPI.COMM_WORLD.iBarrier()
        };
        Request.waitAll(requests);
        System.out.println("right: " + (value[0] == 42 && sum[0] == size && all[size - 1] == size - 1));
        MPI.Finalize();
    }
}
