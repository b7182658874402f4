package org.pjrun.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Some rows of a matrix of which few entries are not zero, stored row after row.
 *
 * @param width columns
 * @param starts for each row where its entries start, and at last where they end
 * @param columns the entries' columns
 * @param values the entries' values
 */
record SparseMatrix(int width, int[] starts, int[] columns, double[] values) {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private record Entry(int row, int column, double value) {
        Entry mirrored() {
            int mirroredRow = column;
            return new Entry(mirroredRow, row, value);
        }
    }

    /** Reads a matrix in Matrix Market's coordinate format, with real or integer values, general or symmetric. */
    static SparseMatrix read(BufferedReader file) throws IOException {
        String first = file.readLine();
        String banner = first == null ? "" : first.toLowerCase(Locale.ROOT);
        if (!banner.matches("%%matrixmarket matrix coordinate (real|integer) (general|symmetric)\\s*")) {
            throw new IOException("not a matrix for this program: " + first
                    + " (expected: %%MatrixMarket matrix coordinate real|integer general|symmetric)");
        }
        boolean symmetric = banner.contains("symmetric");
        List<Entry> entries = new ArrayList<>();
        int[] size = {};
        for (String line = file.readLine(); line != null; line = file.readLine()) {
            if (line.isBlank() || line.startsWith("%")) {
                continue;
            }
            String[] words = SPACES.split(line.strip(), 3);
            if (size.length == 0) {
                size = new int[] {Integer.parseInt(words[0]), Integer.parseInt(words[1])};
                continue;
            }
            Entry entry = new Entry(
                    Integer.parseInt(words[0]) - 1, Integer.parseInt(words[1]) - 1, Double.parseDouble(words[2]));
            entries.add(entry);
            if (symmetric && entry.row != entry.column) {
                entries.add(entry.mirrored());
            }
        }
        if (size.length == 0) {
            throw new IOException("the matrix has no line with its size");
        }
        return of(size[0], size[1], entries);
    }

    private static SparseMatrix of(int height, int width, List<Entry> entries) {
        entries.sort(Comparator.comparingInt(Entry::row).thenComparingInt(Entry::column));
        int[] starts = new int[height + 1];
        for (Entry entry : entries) {
            starts[entry.row + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        return new SparseMatrix(
                width,
                starts,
                entries.stream().mapToInt(Entry::column).toArray(),
                entries.stream().mapToDouble(Entry::value).toArray());
    }

    int height() {
        return starts.length - 1;
    }

    /** A copy of some of the rows. */
    SparseMatrix rows(int from, int to) {
        int first = starts[from];
        int end = starts[to];
        int[] moved =
                Arrays.stream(starts, from, to + 1).map(start -> start - first).toArray();
        return new SparseMatrix(
                width, moved, Arrays.copyOfRange(columns, first, end), Arrays.copyOfRange(values, first, end));
    }

    /** Multiplies these rows with a column vector; writes an element of the result for each row. */
    void times(double[] x, double[] result) {
        for (int row = 0; row < height(); row++) {
            double sum = 0;
            for (int k = starts[row]; k < starts[row + 1]; k++) {
                sum += values[k] * x[columns[k]];
            }
            result[row] = sum;
        }
    }

    /** The entry of a row at a column, 0 where there is none. */
    double at(int row, int column) {
        int k = Arrays.binarySearch(columns, starts[row], starts[row + 1], column);
        return k < 0 ? 0 : values[k];
    }
}
