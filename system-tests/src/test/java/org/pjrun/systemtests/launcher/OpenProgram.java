package org.pjrun.systemtests.launcher;

import java.util.Arrays;
import mpi.MPI;
import mpi.MPIException;

/** A program for Open MPI's Java bindings, whose main class itself sends nothing. */
final class OpenProgram {
    private OpenProgram() {}

    public static void main(String[] args) throws MPIException {
        MPI.Init(args);
        Work.run(args);
        MPI.Finalize();
    }

    /** What it does. */
    private static final class Work {
        static void run(String[] args) throws MPIException {
            int[] sum = {MPI.COMM_WORLD.getRank()};
            MPI.COMM_WORLD.allReduce(sum, 1, MPI.INT, MPI.SUM);
            System.out.println(MPI.COMM_WORLD.getRank() + ": " + Arrays.toString(args) + " " + sum[0]);
        }
    }
}
