package org.pjrun.internal.comm;

import org.pjrun.CartComm;
import org.pjrun.ErrorClass;
import org.pjrun.Topology;

/** A communicator whose ranks form a grid. */
final class CartImpl extends NeighborLane implements CartComm {
    private final Grid grid;
    private final int[] neighbors;

    CartImpl(CommSpec spec, Grid grid) {
        super(spec);
        this.grid = grid;
        this.neighbors = new int[isNull() ? 0 : 2 * grid.dims().length];
        for (int i = 0; i < neighbors.length; i++) {
            neighbors[i] = orNobody(grid.neighbor(rank(), i / 2, i % 2 == 0 ? -1 : 1));
        }
    }

    private static int orNobody(int rank) {
        return rank < 0 ? PROC_NULL : rank;
    }

    @Override
    CartComm duplicate(long context, Attributes copies) {
        return new CartImpl(like(context, copies), grid);
    }

    @Override
    public CartComm dup() {
        return (CartComm) super.dup();
    }

    @Override
    public Topology topology() {
        return Topology.CART;
    }

    @Override
    int[] from() {
        return neighbors;
    }

    @Override
    int[] to() {
        return neighbors;
    }

    /** Up before down: the lower neighbour has this rank as its upper one, and so behind its lower one. */
    @Override
    int sentAs(int nth) {
        return nth ^ 1;
    }

    @Override
    public int[] sources() {
        requireUsable("sources");
        return neighbors.clone();
    }

    @Override
    public int[] destinations() {
        requireUsable("destinations");
        return neighbors.clone();
    }

    @Override
    public int[] dims() {
        requireUsable("dims");
        return grid.dims().clone();
    }

    @Override
    public boolean[] periods() {
        requireUsable("periods");
        return grid.periods().clone();
    }

    @Override
    public int[] coords() {
        requireUsable("coords");
        return grid.coords(rank());
    }

    @Override
    public int[] coords(int rank) {
        requireUsable("coords");
        requireRank("coords", rank);
        return grid.coords(rank);
    }

    @Override
    public int rank(int... coords) {
        requireUsable("rank");
        if (coords.length != grid.dims().length) {
            throw error("rank", ErrorClass.DIMS, "coords: " + coords.length + " of them" + expectedDims(), null);
        }
        int rank = grid.rank(coords);
        if (rank < 0) {
            throw error(
                    "rank",
                    ErrorClass.ARG,
                    "coords: " + java.util.Arrays.toString(coords) + " (expected: within the grid of " + grid
                            + ", which is not periodic there)",
                    null);
        }
        return rank;
    }

    private String expectedDims() {
        return " (expected: " + grid.dims().length + ", one for each dimension)";
    }

    @Override
    public Shift shift(int direction, int steps) {
        requireUsable("shift");
        if (direction < 0 || direction >= grid.dims().length) {
            throw error(
                    "shift",
                    ErrorClass.DIMS,
                    "direction: " + direction + " (expected: a dimension of " + grid + ", from 0)",
                    null);
        }
        int backwards = Math.negateExact(steps);
        return new Shift(
                orNobody(grid.neighbor(rank(), direction, backwards)),
                orNobody(grid.neighbor(rank(), direction, steps)));
    }

    @Override
    public CartComm sub(boolean... remain) {
        requireUsable("sub");
        int[] dims = grid.dims();
        if (remain.length != dims.length) {
            throw error("sub", ErrorClass.DIMS, "remain: " + remain.length + " of them" + expectedDims(), null);
        }
        int[] coords = grid.coords(rank());
        int kept = 0;
        int color = 0;
        int key = 0;
        for (int d = 0; d < dims.length; d++) {
            if (remain[d]) {
                key = key * dims[d] + coords[d];
                kept++;
            } else {
                color = color * dims[d] + coords[d];
            }
        }
        int[] keptDims = new int[kept];
        boolean[] keptPeriods = new boolean[kept];
        for (int d = dims.length - 1; d >= 0; d--) {
            if (remain[d]) {
                keptDims[--kept] = dims[d];
                keptPeriods[kept] = grid.periods()[d];
            }
        }
        return new CartImpl(splitSpec("sub", color, key, name() + "/sub"), new Grid(keptDims, keptPeriods));
    }
}
