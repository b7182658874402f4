package mpi;

import java.util.Arrays;

/** A communicator whose ranks form a grid, as MPJ Express has it. */
public final class Cartcomm extends Intracomm {
    Cartcomm(org.pjrun.CartComm comm) {
        super(comm);
    }

    private org.pjrun.CartComm grid() {
        return (org.pjrun.CartComm) comm();
    }

    @Override
    public Cartcomm clone() {
        return dup();
    }

    @Override
    public Cartcomm dup() {
        return new Cartcomm(grid().dup());
    }

    public int Rank(int[] coords) {
        return grid().rank(coords);
    }

    public int[] Coords(int rank) {
        return grid().coords(rank);
    }

    /** Beyond an edge that is not periodic there is {@code MPI.PROC_NULL}. */
    public ShiftParms Shift(int direction, int disp) {
        return ShiftParms.of(grid().shift(direction, disp));
    }

    public Cartcomm Sub(boolean[] remain_dims) {
        return new Cartcomm(grid().sub(remain_dims));
    }

    public int Map(int[] dims, boolean[] periods) {
        return Wildcards.told(grid().cartMap(dims, periods));
    }

    public CartParms Get() {
        return CartParms.of(grid());
    }

    /** Fills in the dimensions that are 0. */
    public static void Dims_create(int nnodes, int[] dims) {
        int[] made = made(() -> org.pjrun.CartComm.dimsCreate(nnodes, dims.clone()));
        System.arraycopy(made, 0, dims, 0, dims.length);
    }

    @Override
    public String toString() {
        return "Cartcomm" + Arrays.toString(grid().dims());
    }
}
