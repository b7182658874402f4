package org.pjrun.mpj.express;

import mpi.MPI;

/** Each rank says who it is; the first has the number of ranks. */
public final class Hello {
    private Hello() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        System.out.println("Hello from rank " + me + " of " + size);
        MPI.Finalize();
    }
}
