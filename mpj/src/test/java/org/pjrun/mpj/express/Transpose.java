package org.pjrun.mpj.express;

import mpi.MPI;

/** A matrix in rows becomes one in columns by an Alltoall of single elements. */
public final class Transpose {
    private Transpose() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int[] row = new int[size];
        for (int j = 0; j < size; j++) {
            row[j] = me * 100 + j;
        }
        int[] column = new int[size];
        MPI.COMM_WORLD.Alltoall(row, 0, 1, MPI.INT, column, 0, 1, MPI.INT);
        boolean right = true;
        for (int i = 0; i < size; i++) {
            right &= column[i] == i * 100 + me;
        }
        System.out.println("column is right: " + right);
        MPI.Finalize();
    }
}
