package org.pjrun.internal.comm;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Coordinates of a grid; ranks count along the last dimension first. */
record Grid(int[] dims, boolean[] periods) {
    /** Number of points. */
    int size() {
        int size = 1;
        for (int dim : dims) {
            size *= dim;
        }
        return size;
    }

    int[] coords(int rank) {
        int[] coords = new int[dims.length];
        int rest = rank;
        for (int d = dims.length - 1; d >= 0; d--) {
            coords[d] = rest % dims[d];
            rest /= dims[d];
        }
        return coords;
    }

    /** The rank at coordinates, -1 if they lie outside. */
    int rank(int... coords) {
        int rank = 0;
        for (int d = 0; d < dims.length; d++) {
            int at = periods[d] ? Math.floorMod(coords[d], dims[d]) : coords[d];
            if (at < 0 || at >= dims[d]) {
                return -1;
            }
            rank = rank * dims[d] + at;
        }
        return rank;
    }

    /** The rank some steps away from another one along a dimension, -1 if there is none. */
    int neighbor(int rank, int dimension, int steps) {
        int[] coords = coords(rank);
        long at = (long) coords[dimension] + steps;
        if (periods[dimension]) {
            at = Math.floorMod(at, (long) dims[dimension]);
        } else if (at < 0 || at >= dims[dimension]) {
            return -1;
        }
        coords[dimension] = (int) at;
        return rank(coords);
    }

    /**
     * For each point of the grid the rank that is best put there, so that ranks of one host are close to each other: every
     * host gets a block, of the shape with the smallest surface.
     *
     * @param host of each rank; there may be more ranks than points, of which the last are left out
     */
    int[] placed(IntUnaryOperator host) {
        int size = size();
        Integer[] byHost = new Integer[size];
        Arrays.setAll(byHost, r -> r);
        Arrays.sort(byHost, (a, b) -> Integer.compare(host.applyAsInt(a), host.applyAsInt(b)));
        int perHost = 1;
        while (perHost < size && host.applyAsInt(byHost[perHost]) == host.applyAsInt(byHost[0])) {
            perHost++;
        }
        int[] block = equal(byHost, perHost, host) ? block(perHost) : null;
        int[] placed = new int[size];
        for (int point = 0; point < size; point++) {
            placed[point] = byHost[block == null ? point : inBlocks(point, block)];
        }
        return placed;
    }

    private static boolean equal(Integer[] byHost, int perHost, IntUnaryOperator host) {
        if (perHost == byHost.length || byHost.length % perHost != 0) {
            return false;
        }
        for (int i = 0; i < byHost.length; i++) {
            int first = byHost[i / perHost * perHost];
            boolean begins = i % perHost == 0 && i > 0;
            if (host.applyAsInt(byHost[i]) != host.applyAsInt(first)
                    || (begins && host.applyAsInt(byHost[i - 1]) == host.applyAsInt(first))) {
                return false;
            }
        }
        return true;
    }

    /** The place of a point when points are counted block by block. */
    private int inBlocks(int point, int... block) {
        int[] coords = coords(point);
        int which = 0;
        int inside = 0;
        int points = 1;
        for (int d = 0; d < dims.length; d++) {
            which = which * (dims[d] / block[d]) + coords[d] / block[d];
            inside = inside * block[d] + coords[d] % block[d];
            points *= block[d];
        }
        return which * points + inside;
    }

    /** The block of so many points with the smallest surface that the grid can be cut into, null if there is none. */
    private int @Nullable [] block(int points) {
        int[] tried = new int[dims.length];
        int[] best = new int[dims.length];
        long surface = search(0, points, tried, best, Long.MAX_VALUE);
        return surface == Long.MAX_VALUE ? null : best;
    }

    private long search(int dimension, int rest, int[] tried, int[] best, long least) {
        if (dimension == dims.length) {
            long surface = rest == 1 ? surface(tried) : Long.MAX_VALUE;
            if (surface < least) {
                System.arraycopy(tried, 0, best, 0, tried.length);
                return surface;
            }
            return least;
        }
        long found = least;
        for (int length = 1; length <= Math.min(rest, dims[dimension]); length++) {
            if (rest % length == 0 && dims[dimension] % length == 0) {
                tried[dimension] = length;
                found = search(dimension + 1, rest / length, tried, best, found);
            }
        }
        return found;
    }

    /** Edges that leave a block, per pair of opposite sides. */
    private long surface(int... block) {
        long points = 1;
        for (int length : block) {
            points *= length;
        }
        long surface = 0;
        for (int d = 0; d < block.length; d++) {
            if (block[d] < dims[d]) {
                surface += points / block[d];
            }
        }
        return surface;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Grid grid && Arrays.equals(dims, grid.dims) && Arrays.equals(periods, grid.periods);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims) * 31 + Arrays.hashCode(periods);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int d = 0; d < dims.length; d++) {
            text.append(d == 0 ? "" : "x").append(dims[d]);
        }
        return text.toString();
    }
}
