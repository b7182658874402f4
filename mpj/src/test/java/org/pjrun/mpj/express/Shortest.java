package org.pjrun.mpj.express;

import mpi.MPI;

/** Shortest ways between all towns (Floyd and Warshall), rows dealt out, the row of the step sent to all. */
public final class Shortest {
    private Shortest() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int n = 24;
        int rows = n / size;
        int[][] ways = new int[rows][n];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < n; j++) {
                int town = me * rows + i;
                ways[i][j] = town == j ? 0 : (town * 5 + j * 3) % 40 + 1;
            }
        }
        int[] row = new int[n];
        for (int k = 0; k < rows * size; k++) {
            int owner = k / rows;
            if (owner == me) {
                System.arraycopy(ways[k % rows], 0, row, 0, n);
            }
            MPI.COMM_WORLD.Bcast(row, 0, n, MPI.INT, owner);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < n; j++) {
                    ways[i][j] = Math.min(ways[i][j], ways[i][k] + row[j]);
                }
            }
        }
        if (me == 0) {
            System.out.println("from the first to the last: " + ways[0][n - 1]);
        }
        MPI.Finalize();
    }
}
