package org.pjrun.mpj.express;

import mpi.MPI;

/** Solutions of the problem of eight queens, by the column of the first. */
public final class Queens {
    private Queens() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int[] mine = new int[1];
        for (int column = me; column < 8; column += size) {
            mine[0] += place(new int[] {column, 0, 0, 0, 0, 0, 0, 0}, 1);
        }
        int[] all = new int[1];
        MPI.COMM_WORLD.Reduce(mine, 0, all, 0, 1, MPI.INT, MPI.SUM, 0);
        if (me == 0) {
            System.out.println(all[0] + " solutions");
        }
        MPI.Finalize();
    }

    private static int place(int[] columns, int row) {
        if (row == columns.length) {
            return 1;
        }
        int found = 0;
        for (int column = 0; column < columns.length; column++) {
            boolean free = true;
            for (int r = 0; r < row && free; r++) {
                free = columns[r] != column && Math.abs(columns[r] - column) != row - r;
            }
            if (free) {
                columns[row] = column;
                found += place(columns, row + 1);
            }
        }
        return found;
    }
}
