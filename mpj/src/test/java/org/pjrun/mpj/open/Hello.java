package org.pjrun.mpj.open;

import mpi.MPI;

/** Each rank says who it is. */
public final class Hello {
    private Hello() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        System.out.println("Hello from rank " + me + " of " + size);
        MPI.Finalize();
    }
}
