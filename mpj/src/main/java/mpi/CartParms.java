package mpi;

/** The shape of a grid, and where this rank is in it. */
public final class CartParms {
    public final int[] dims;
    public final boolean[] periods;
    public final int[] coords;

    CartParms(int[] dims, boolean[] periods, int[] coords) {
        this.dims = dims;
        this.periods = periods;
        this.coords = coords;
    }

    static CartParms of(org.pjrun.CartComm grid) {
        return new CartParms(grid.dims(), grid.periods(), grid.coords());
    }

    public int getDimCount() {
        return dims.length;
    }

    public int getDim(int i) {
        return dims[i];
    }

    public boolean getPeriod(int i) {
        return periods[i];
    }

    public int getCoord(int i) {
        return coords[i];
    }
}
