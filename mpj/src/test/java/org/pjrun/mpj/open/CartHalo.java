package org.pjrun.mpj.open;

import mpi.CartComm;
import mpi.MPI;
import mpi.ShiftParms;

/** A periodic grid; each rank asks its neighbours. */
public final class CartHalo {
    private CartHalo() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        int[] dims = {0, 0};
        CartComm.createDims(size, dims);
        CartComm grid = MPI.COMM_WORLD.createCart(dims, new boolean[] {true, true}, false);
        ShiftParms shift = grid.shift(1, 1);
        int[] got = new int[1];
        grid.sendRecv(new int[] {me}, 1, MPI.INT, shift.getRankDest(), 1, got, 1, MPI.INT, shift.getRankSource(), 1);
        System.out.println("right: " + (got[0] == shift.getRankSource()) + ", "
                + grid.getTopo().getDimCount() + " dimensions");
        grid.free();
        MPI.Finalize();
    }
}
