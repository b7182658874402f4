package org.pjrun.mpj.express;

import mpi.Cartcomm;
import mpi.MPI;
import mpi.ShiftParms;

/** A ring of ranks as a periodic grid of one dimension; each knows the ranks beside it. */
public final class CartHalo {
    private CartHalo() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        Cartcomm grid = MPI.COMM_WORLD.Create_cart(new int[] {size}, new boolean[] {true}, false);
        ShiftParms shift = grid.Shift(0, 1);
        int[] mine = {me * me};
        int[] left = new int[1];
        grid.Sendrecv(mine, 0, 1, MPI.INT, shift.rank_dest, 5, left, 0, 1, MPI.INT, shift.rank_source, 5);
        int before = (me + size - 1) % size;
        int[] right = {left[0] == before * before ? 1 : 0};
        int[] all = new int[1];
        grid.Allreduce(right, 0, all, 0, 1, MPI.INT, MPI.MIN);
        if (me == 0) {
            System.out.println("all have their neighbour's: " + all[0] + ", at " + grid.Coords(me)[0]);
        }
        MPI.Finalize();
    }
}
