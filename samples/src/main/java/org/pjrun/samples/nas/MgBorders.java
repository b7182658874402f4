package org.pjrun.samples.nas;

import java.util.Arrays;
import org.pjrun.CartComm;
import org.pjrun.Request;

/**
 * The border around a rank's part of a grid of {@link Mg}: copies of what neighbours have.
 *
 * <p>It is exchanged direction by direction, x, y, z, each with the borders that the ones before have filled: so corners come
 * to be right without messages to diagonal neighbours. In each direction a rank starts to receive from both sides, starts to
 * send to both as soon as it has packed, and waits for all four.
 */
final class MgBorders {
    private static final int UP = 1;
    private static final int DOWN = 2;
    private static final int X = 2; // dimensions of the grid of ranks
    private static final int Y = 1;
    private static final int Z = 0;

    private final CartComm grid;
    private final Direction[] directions;

    /** The border of a part, which stays the same array. */
    MgBorders(CartComm grid, double[][][] part) {
        this.grid = grid;
        directions = new Direction[] {direction(part, X), direction(part, Y), direction(part, Z)};
    }

    private Direction direction(double[][][] part, int dimension) {
        int[] layersOf = {part.length, part[0].length, part[0][0].length};
        int last = layersOf[dimension] - 2;
        Layer[] layers = {
            layer(part, dimension, 0),
            layer(part, dimension, 1),
            layer(part, dimension, last),
            layer(part, dimension, last + 1)
        };
        int size = grid.dims()[dimension] == 1 ? 0 : layers[0].rows.length * layers[0].length;
        return new Direction(
                grid.shift(dimension, 1),
                layers,
                new double[size],
                new double[size],
                new double[size],
                new double[size]);
    }

    private static Layer layer(double[][][] part, int dimension, int number) {
        double[][][] inner = Arrays.copyOfRange(part, 1, part.length - 1);
        return switch (dimension) {
            case Z -> new Layer(part[number], 0, part[number][0].length);
            case Y ->
                new Layer(
                        Arrays.stream(inner).map(plane -> plane[number]).toArray(double[][]::new),
                        0,
                        part[0][0].length);
            default ->
                new Layer(
                        Arrays.stream(inner)
                                .flatMap(plane -> Arrays.stream(plane, 1, plane.length - 1))
                                .toArray(double[][]::new),
                        number,
                        1);
        };
    }

    /** Fills the border; collective. */
    void exchange() {
        for (Direction direction : directions) {
            if (direction.toLower.length == 0) {
                direction.wrap();
            } else {
                direction.exchange(grid);
            }
        }
    }

    /**
     * Points across a direction: a part of each of some rows.
     *
     * @param rows the rows
     * @param at the first point of each
     * @param length how many points of each
     */
    private record Layer(double[][] rows, int at, int length) {
        void pack(double[] packed) {
            for (int row = 0; row < rows.length; row++) {
                System.arraycopy(rows[row], at, packed, row * length, length);
            }
        }

        void unpack(double[] packed) {
            for (int row = 0; row < rows.length; row++) {
                System.arraycopy(packed, row * length, rows[row], at, length);
            }
        }

        void copyTo(Layer other) {
            for (int row = 0; row < rows.length; row++) {
                System.arraycopy(rows[row], at, other.rows[row], other.at, length);
            }
        }
    }

    /**
     * What is exchanged in one direction.
     *
     * @param neighbours the ranks below and above
     * @param layers lower border, first, last, upper border
     * @param toLower packed, as long as a layer, or empty where a rank is its own neighbour
     * @param toUpper the same
     * @param fromLower the same
     * @param fromUpper the same
     */
    private record Direction(
            CartComm.Shift neighbours,
            Layer[] layers,
            double[] toLower,
            double[] toUpper,
            double[] fromLower,
            double[] fromUpper) {
        void wrap() {
            layers[2].copyTo(layers[0]);
            layers[1].copyTo(layers[3]);
        }

        void exchange(CartComm grid) {
            int lower = neighbours.source();
            int upper = neighbours.dest();
            Request lowerBorder = grid.irecv(fromLower, lower, UP);
            Request upperBorder = grid.irecv(fromUpper, upper, DOWN);
            layers[2].pack(toUpper);
            Request last = grid.isend(toUpper, upper, UP);
            layers[1].pack(toLower);
            Request first = grid.isend(toLower, lower, DOWN);
            lowerBorder.waitFor();
            layers[0].unpack(fromLower);
            upperBorder.waitFor();
            layers[3].unpack(fromUpper);
            Request.waitAll(last, first);
        }
    }
}
