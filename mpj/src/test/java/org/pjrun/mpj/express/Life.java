package org.pjrun.mpj.express;

import mpi.MPI;

/** Conway's game on a torus, in rows of booleans. */
public final class Life {
    private Life() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int n = 24;
        int rows = n / size;
        boolean[][] world = new boolean[rows + 2][n];
        int[][] glider = {{1, 2}, {2, 3}, {3, 1}, {3, 2}, {3, 3}};
        for (int[] cell : glider) {
            if (cell[0] / rows == me && cell[0] / rows < size) {
                world[cell[0] % rows + 1][cell[1]] = true;
            }
        }
        int up = (me + size - 1) % size;
        int down = (me + 1) % size;
        for (int generation = 0; generation < 12; generation++) {
            MPI.COMM_WORLD.Sendrecv(world[1], 0, n, MPI.BOOLEAN, up, 1, world[rows + 1], 0, n, MPI.BOOLEAN, down, 1);
            MPI.COMM_WORLD.Sendrecv(world[rows], 0, n, MPI.BOOLEAN, down, 2, world[0], 0, n, MPI.BOOLEAN, up, 2);
            boolean[][] next = new boolean[rows + 2][n];
            for (int i = 1; i <= rows; i++) {
                for (int j = 0; j < n; j++) {
                    int near = 0;
                    for (int k = 0; k < 9; k++) {
                        near += k != 4 && world[i - 1 + k / 3][(j - 1 + k % 3 + n) % n] ? 1 : 0;
                    }
                    next[i][j] = near == 3 || near == 2 && world[i][j];
                }
            }
            world = next;
        }
        int[] mine = new int[1];
        int[] alive = new int[1];
        for (int i = 1; i <= rows; i++) {
            for (int j = 0; j < n; j++) {
                mine[0] += world[i][j] ? 1 : 0;
            }
        }
        MPI.COMM_WORLD.Reduce(mine, 0, alive, 0, 1, MPI.INT, MPI.SUM, 0);
        if (me == 0) {
            System.out.println("alive: " + alive[0]);
        }
        MPI.Finalize();
    }
}
