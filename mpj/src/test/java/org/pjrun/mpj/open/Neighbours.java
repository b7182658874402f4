package org.pjrun.mpj.open;

import mpi.CartComm;
import mpi.MPI;

/** Sums over the neighbours of a ring by a neighbourhood collective. */
public final class Neighbours {
    private Neighbours() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        CartComm ring = MPI.COMM_WORLD.createCart(new int[] {size}, new boolean[] {true}, false);
        int[] theirs = new int[2];
        ring.neighborAllGather(new int[] {me}, 1, MPI.INT, theirs, 1, MPI.INT);
        int expected = (me + size - 1) % size + (me + 1) % size;
        System.out.println("right: " + (theirs[0] + theirs[1] == expected));
        ring.free();
        MPI.Finalize();
    }
}
