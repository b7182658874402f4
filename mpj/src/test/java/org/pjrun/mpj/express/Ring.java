package org.pjrun.mpj.express;

import mpi.MPI;

/** A token goes around, and each rank adds one. */
public final class Ring {
    private Ring() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int[] token = {0};
        int next = (me + 1) % size;
        int before = (me + size - 1) % size;
        if (me == 0) {
            MPI.COMM_WORLD.Send(token, 0, 1, MPI.INT, next, 99);
            MPI.COMM_WORLD.Recv(token, 0, 1, MPI.INT, before, 99);
            System.out.println("the token has passed all: " + (token[0] == size - 1));
        } else {
            MPI.COMM_WORLD.Recv(token, 0, 1, MPI.INT, before, 99);
            token[0]++;
            MPI.COMM_WORLD.Send(token, 0, 1, MPI.INT, next, 99);
        }
        MPI.Finalize();
    }
}
