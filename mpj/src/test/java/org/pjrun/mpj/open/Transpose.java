package org.pjrun.mpj.open;

import mpi.MPI;

/** A matrix in rows becomes one in columns. */
public final class Transpose {
    private Transpose() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        int[] row = new int[size];
        for (int j = 0; j < size; j++) {
            row[j] = me * 100 + j;
        }
        int[] column = new int[size];
        MPI.COMM_WORLD.allToAll(row, 1, MPI.INT, column, 1, MPI.INT);
        System.out.println("right: " + (column[size - 1] == (size - 1) * 100 + me));
        MPI.Finalize();
    }
}
