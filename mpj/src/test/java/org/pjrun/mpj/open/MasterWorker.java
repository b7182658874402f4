package org.pjrun.mpj.open;

import mpi.MPI;
import mpi.Status;

/** Results come in any order and length; a probe tells how long. */
public final class MasterWorker {
    private MasterWorker() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        if (me == 0) {
            int sum = 0;
            for (int r = 1; r < size; r++) {
                Status status = MPI.COMM_WORLD.probe(MPI.ANY_SOURCE, MPI.ANY_TAG);
                int[] result = new int[status.getCount(MPI.INT)];
                MPI.COMM_WORLD.recv(result, result.length, MPI.INT, status.getSource(), status.getTag());
                sum += result.length - status.getSource();
            }
            System.out.println("sum " + (sum - size + 1));
        } else {
            MPI.COMM_WORLD.send(new int[me + 1], me + 1, MPI.INT, 0, me);
        }
        MPI.Finalize();
    }
}
