package org.pjrun.samples.nas;

import java.util.Arrays;

/**
 * A block of the random sparse matrix of NAS CG, in compressed rows: symmetric, with eigenvalues that the benchmark looks for.
 *
 * <p>The matrix is a sum of outer products of sparse random vectors, weighted by a falling sequence, and a diagonal. All
 * ranks make all vectors, since they come from one sequence of random numbers, but only their own part of the products.
 */
final class CgMatrix {
    private static final double CONDITION = 0.1;

    private final int[] starts;
    private int[] columns;
    private double[] values;

    /**
     * Makes a block.
     *
     * @param order rows of the whole matrix; the block may reach beyond, where there is nothing
     * @param nonzeros of each random vector
     * @param shift of the diagonal
     * @param firstRow first row of the block
     * @param rows how many rows
     * @param firstColumn first column of the block
     * @param width how many columns
     */
    CgMatrix(int order, int nonzeros, double shift, int firstRow, int rows, int firstColumn, int width) {
        int[][] positions = new int[order][];
        double[][] elements = new double[order][];
        makeVectors(order, nonzeros, positions, elements);
        int[][] vectorsOfRow = invert(order, positions);
        starts = new int[rows + 1];
        columns = new int[rows * nonzeros * nonzeros / 2];
        values = new double[columns.length];
        double ratio = Math.pow(CONDITION, 1.0 / order);
        double[] weights = new double[order];
        double weight = 1;
        for (int v = 0; v < order; v++) {
            weights[v] = weight;
            weight *= ratio;
        }
        double[] row = new double[width];
        boolean[] present = new boolean[width];
        int[] found = new int[width];
        for (int i = 0; i < rows; i++) {
            int count = 0;
            int global = firstRow + i;
            for (int v : global < order ? vectorsOfRow[global] : new int[0]) {
                double factor = weights[v] * element(positions[v], elements[v], global);
                for (int k = 0; k < positions[v].length; k++) {
                    int column = positions[v][k] - firstColumn;
                    if (column >= 0 && column < width) {
                        row[column] += factor * elements[v][k];
                        if (!present[column]) {
                            present[column] = true;
                            found[count++] = column;
                        }
                    }
                }
            }
            int diagonal = global - firstColumn;
            if (global < order && diagonal >= 0 && diagonal < width) {
                row[diagonal] += CONDITION - shift; // there, since each vector has an element at its own number
            }
            Arrays.sort(found, 0, count);
            append(i, row, found, count);
            for (int f = 0; f < count; f++) {
                row[found[f]] = 0;
                present[found[f]] = false;
            }
        }
    }

    /** Multiplies the block by a vector of its width; the product has its height. */
    void times(double[] vector, double[] product) {
        double[] a = values;
        int[] column = columns;
        for (int row = 0; row < starts.length - 1; row++) {
            int end = starts[row + 1];
            int k = starts[row];
            double even = 0; // two sums, since an addition has to wait for the one before
            double odd = 0;
            for (; k < end - 1; k += 2) {
                even += a[k] * vector[column[k]];
                odd += a[k + 1] * vector[column[k + 1]];
            }
            if (k < end) {
                even += a[k] * vector[column[k]];
            }
            product[row] = even + odd;
        }
    }

    private void append(int i, double[] row, int[] found, int count) {
        int from = starts[i];
        if (columns.length < from + count) {
            columns = Arrays.copyOf(columns, (from + count) * 3 / 2);
            values = Arrays.copyOf(values, columns.length);
        }
        for (int f = 0; f < count; f++) {
            columns[from + f] = found[f];
            values[from + f] = row[found[f]];
        }
        starts[i + 1] = from + count;
    }

    /** Makes a sparse vector for each row, with 0.5 at the row's own place. */
    private static void makeVectors(int order, int nonzeros, int[][] positions, double[][] elements) {
        Randoms randoms = new Randoms(Randoms.SEED, 1);
        int range = Integer.highestOneBit(order - 1) * 2; // the smallest power of two that is not less
        int[] places = new int[nonzeros + 1];
        double[] values = new double[nonzeros + 1];
        for (int v = 0; v < order; v++) {
            int count = 0;
            while (count < nonzeros) {
                double value = randoms.next();
                int place = (int) (range * randoms.next());
                if (place < order && indexOf(places, count, place) < 0) {
                    places[count] = place;
                    values[count++] = value;
                }
            }
            int own = indexOf(places, count, v);
            if (own < 0) {
                own = count++;
            }
            places[own] = v;
            values[own] = 0.5;
            positions[v] = Arrays.copyOf(places, count);
            elements[v] = Arrays.copyOf(values, count);
        }
    }

    /** For each place, the vectors that have an element there. */
    private static int[][] invert(int order, int[][] positions) {
        int[] counts = new int[order];
        for (int[] places : positions) {
            for (int place : places) {
                counts[place]++;
            }
        }
        int[][] vectors = new int[order][];
        Arrays.setAll(vectors, place -> new int[counts[place]]);
        for (int v = order - 1; v >= 0; v--) {
            for (int place : positions[v]) {
                vectors[place][--counts[place]] = v;
            }
        }
        return vectors;
    }

    private static double element(int[] places, double[] elements, int place) {
        return elements[indexOf(places, places.length, place)];
    }

    private static int indexOf(int[] places, int count, int place) {
        for (int i = 0; i < count; i++) {
            if (places[i] == place) {
                return i;
            }
        }
        return -1;
    }
}
