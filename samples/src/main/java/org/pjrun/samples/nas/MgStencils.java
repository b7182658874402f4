package org.pjrun.samples.nas;

import java.util.Arrays;

/**
 * What {@link Mg} computes at each point from the 27 points around it. All of it is of one kind: with factors for the point itself,
 * its 6 neighbours, the 12 across an edge and the 8 across a corner.
 *
 * <p>Points lie in rows of their own. A loop that reads and writes arrays at the same index is vectorised, one that
 * reads behind where it writes is not, since the arrays might be the same one; hence the small steps over rows.
 */
final class MgStencils {
    /** Factors of the Laplacian; those of the six neighbours are zero. */
    private static final double[] LAPLACE = {-8.0 / 3, 0, 1.0 / 6, 1.0 / 12};

    /** Factors of the smoother of classes S, W and A; those of the corners are zero. */
    private static final double[] SMOOTHER = {-3.0 / 8, 1.0 / 32, -1.0 / 64, 0};

    private final double[] faces; // sums of the four points of a column's neighbours in z and y
    private final double[] edges; // of the four across its edges
    private final double[] around;
    private final double[] moved;

    /** Stencils for rows of at most such a width. */
    MgStencils(int width) {
        faces = new double[width];
        edges = new double[width];
        around = new double[width];
        moved = new double[width];
    }

    /** r = v - A·u; v and r may be the same. */
    void residual(double[][][] u, double[][][] v, double[][][] r) {
        for (int z = 1; z < u.length - 1; z++) {
            for (int y = 1; y < u[z].length - 1; y++) {
                sum(u, z, y);
                residualAround(u[z][y].length - 2);
                subtract(v[z][y], u[z][y], r[z][y]);
            }
        }
    }

    private void residualAround(int count) {
        for (int x = 0; x < count; x++) {
            around[x] = LAPLACE[2] * (edges[x + 1] + faces[x] + faces[x + 2]) + LAPLACE[3] * (edges[x] + edges[x + 2]);
        }
        System.arraycopy(around, 0, moved, 1, count);
    }

    private void subtract(double[] v, double[] u, double[] r) {
        for (int x = 1; x < u.length - 1; x++) {
            r[x] = v[x] - LAPLACE[0] * u[x] - moved[x];
        }
    }

    /** u = u + C·r. */
    void smooth(double[][][] r, double[][][] u) {
        for (int z = 1; z < r.length - 1; z++) {
            for (int y = 1; y < r[z].length - 1; y++) {
                sum(r, z, y);
                smoothAround(r[z][y]);
                add(r[z][y], u[z][y]);
            }
        }
    }

    private void smoothAround(double[] r) {
        int count = r.length - 2;
        for (int x = 0; x < count; x++) {
            around[x] = SMOOTHER[1] * (r[x] + r[x + 2] + faces[x + 1])
                    + SMOOTHER[2] * (edges[x + 1] + faces[x] + faces[x + 2]);
        }
        System.arraycopy(around, 0, moved, 1, count);
    }

    private void add(double[] r, double[] u) {
        for (int x = 1; x < u.length - 1; x++) {
            u[x] += SMOOTHER[0] * r[x] + moved[x];
        }
    }

    /** Weighs each second point with its neighbours; the border of the coarse grid is left. */
    void restrict(double[][][] fine, double[][][] coarse) {
        for (int z = 1; z < coarse.length - 1; z++) {
            for (int y = 1; y < coarse[z].length - 1; y++) {
                sum(fine, 2 * z, 2 * y);
                restrictRow(fine[2 * z][2 * y], coarse[z][y]);
            }
        }
    }

    private void restrictRow(double[] fine, double[] coarse) {
        for (int x = 1; x < coarse.length - 1; x++) {
            int at = 2 * x;
            coarse[x] = 0.5 * fine[at]
                    + 0.25 * (fine[at - 1] + fine[at + 1] + faces[at])
                    + 0.125 * (faces[at - 1] + faces[at + 1] + edges[at])
                    + 0.0625 * (edges[at - 1] + edges[at + 1]);
        }
    }

    /** Adds the coarse grid's values, and means of them between its points, to the fine grid and its border. */
    void prolongate(double[][][] coarse, double[][][] fine) {
        for (int z = 0; z < coarse.length - 1; z++) {
            for (int y = 0; y < coarse[z].length - 1; y++) {
                double[] row = coarse[z][y];
                spread(row, 1, fine[2 * z][2 * y]);
                two(row, coarse[z][y + 1], faces);
                spread(faces, 0.5, fine[2 * z][2 * y + 1]);
                two(row, coarse[z + 1][y], edges);
                spread(edges, 0.5, fine[2 * z + 1][2 * y]);
                two(coarse[z + 1][y], coarse[z + 1][y + 1], edges);
                two(faces, edges, edges);
                spread(edges, 0.25, fine[2 * z + 1][2 * y + 1]);
            }
        }
    }

    private void spread(double[] coarse, double weight, double[] fine) {
        int count = fine.length / 2;
        for (int x = 0; x < count; x++) {
            around[x] = weight * coarse[x];
            moved[x] = weight * 0.5 * (coarse[x] + coarse[x + 1]);
        }
        for (int x = 0; x < count; x++) {
            fine[2 * x] += around[x];
            fine[2 * x + 1] += moved[x];
        }
    }

    private static void two(double[] first, double[] second, double[] sum) {
        for (int x = 0; x < first.length; x++) {
            sum[x] = first[x] + second[x];
        }
    }

    /** The sums of what lies around each point of a row, in the directions across it. */
    private void sum(double[][][] grid, int z, int y) {
        double[][] below = grid[z - 1];
        double[][] above = grid[z + 1];
        four(grid[z][y - 1], grid[z][y + 1], below[y], above[y], faces);
        four(below[y - 1], below[y + 1], above[y - 1], above[y + 1], edges);
    }

    private static void four(double[] a, double[] b, double[] c, double[] d, double[] sum) {
        for (int x = 0; x < a.length; x++) {
            sum[x] = a[x] + b[x] + c[x] + d[x];
        }
    }

    /** Zeros everywhere, borders included. */
    static void clear(double[][][] grid) {
        for (double[][] plane : grid) {
            for (double[] row : plane) {
                Arrays.fill(row, 0);
            }
        }
    }

    /** The sum of squares without the border. */
    static double squares(double[][][] grid) {
        double sum = 0;
        for (int z = 1; z < grid.length - 1; z++) {
            for (int y = 1; y < grid[z].length - 1; y++) {
                for (int x = 1; x < grid[z][y].length - 1; x++) {
                    sum += grid[z][y][x] * grid[z][y][x];
                }
            }
        }
        return sum;
    }
}
