package org.pjrun.benchmarks.program;

import mpi.MPI;

/** Joins and leaves in package {@code mpi}: what MPJ Express needs for itself. */
public final class MpiNothing {
    private MpiNothing() {}

    /** Does nothing else. */
    public static void main(String[] args) {
        MPI.Init(args);
        MPI.Finalize();
    }
}
