package mpi;

/** A communicator whose ranks form a grid, as Open MPI has it. */
public final class CartComm extends Intracomm {
    CartComm(org.pjrun.CartComm comm) {
        super(comm);
    }

    private CartComm(org.pjrun.ObjectRequest<org.pjrun.Comm> made) {
        super(made);
    }

    private org.pjrun.CartComm grid() {
        return (org.pjrun.CartComm) comm();
    }

    @Override
    public CartComm clone() {
        return dup();
    }

    @Override
    public CartComm dup() {
        return new CartComm(grid().dup());
    }

    @Override
    public CartComm iDup() {
        return new CartComm(grid().idup());
    }

    @Override
    public CartComm dupWithInfo(Info info) {
        return (CartComm) super.dupWithInfo(info);
    }

    public CartParms getTopo() {
        return CartParms.of(grid());
    }

    public int getRank(int[] coords) {
        return grid().rank(coords);
    }

    public int[] getCoords(int rank) {
        return grid().coords(rank);
    }

    public ShiftParms shift(int direction, int disp) {
        return ShiftParms.of(grid().shift(direction, disp));
    }

    public CartComm sub(boolean[] remainDims) {
        return new CartComm(grid().sub(remainDims));
    }

    public int map(int[] dims, boolean[] periods) {
        return Wildcards.told(grid().cartMap(dims, periods));
    }

    /** Fills in the dimensions that are 0. */
    public static void createDims(int nnodes, int[] dims) {
        Cartcomm.Dims_create(nnodes, dims);
    }
}
