package org.pjrun.mpj.open;

import mpi.MPI;

/** A token goes around. */
public final class Ring {
    private Ring() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        int[] token = {0};
        if (me == 0) {
            MPI.COMM_WORLD.send(token, 1, MPI.INT, (me + 1) % size, 1);
            MPI.COMM_WORLD.recv(token, 1, MPI.INT, (me + size - 1) % size, 1);
            System.out.println("the token has passed all: " + (token[0] == size - 1));
        } else {
            MPI.COMM_WORLD.recv(token, 1, MPI.INT, me - 1, 1);
            token[0]++;
            MPI.COMM_WORLD.send(token, 1, MPI.INT, (me + 1) % size, 1);
        }
        MPI.Finalize();
    }
}
