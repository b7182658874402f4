package org.pjrun.mpj.express;

import mpi.MPI;
import mpi.Request;

/** A rank looks again and again whether its message has come, and works meanwhile. */
public final class Polling {
    private Polling() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int[] in = new int[1];
        Request request = MPI.COMM_WORLD.Irecv(in, 0, 1, MPI.INT, (me + size - 1) % size, 3);
        MPI.COMM_WORLD.Isend(new int[] {me + 40}, 0, 1, MPI.INT, (me + 1) % size, 3)
                .Wait();
        mpi.Status status = null;
        while (status == null) {
            status = request.Test();
        }
        System.out.println("got " + in[0] + " from " + status.source);
        MPI.Finalize();
    }
}
