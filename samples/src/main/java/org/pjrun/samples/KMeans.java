package org.pjrun.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.pjrun.Comm;
import org.pjrun.Op;

/**
 * Finds groups of similar points in a table: of flowers, or of yours.
 *
 * <p>Teaches: allreduce in place. Each rank adds up its points by group into one array; one operation adds up the arrays
 * of all ranks, and everybody knows the new centres. What several sums need, one message carries.
 *
 * <pre>
 *   pjrun -np 4 KMeans                    # three groups of irises
 *   pjrun -np 4 KMeans 5 points.csv       # five groups; columns that hold no number are left out
 * </pre>
 */
final class KMeans {
    private static final int MOST_ROUNDS = 100;

    /** The centres, how many points belong to each, and the sum of squared distances from them. */
    record Groups(double[][] centres, long[] sizes, double squares) {}

    void main(String[] args) throws IOException {
        int k = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        Comm world = Comm.world();
        double[][] points = {};
        if (world.rank() == 0) {
            try (BufferedReader file =
                    args.length > 1 ? Files.newBufferedReader(Path.of(args[1])) : Data.open("iris.csv")) {
                points = Csv.numbers(file);
            }
        }
        Groups groups = group(world, points, k);
        if (world.rank() == 0) {
            for (int group = 0; group < k; group++) {
                IO.println(String.format(
                        Locale.ROOT, "%5d points around %s", groups.sizes[group], text(groups.centres[group])));
            }
            IO.println(String.format(Locale.ROOT, "sum of squares %.4f", groups.squares));
        }
    }

    /** Groups the points that rank 0 gives; all ranks get the result. */
    static Groups group(Comm comm, double[][] points, int k) {
        double[][] mine = comm.scatterObject(comm.rank() == 0 ? deal(points, comm.size()) : List.of(), 0);
        double[][] centres = comm.bcastObject(comm.rank() == 0 ? farApart(points, k) : new double[0][], 0);
        int width = centres[0].length;
        double[] sums = new double[k * (width + 1) + 1]; // each group's sum and number of points; at last all squares
        for (int round = 0; ; round++) {
            Arrays.fill(sums, 0);
            for (double[] point : mine) {
                int group = nearest(point, centres);
                for (int d = 0; d < width; d++) {
                    sums[group * (width + 1) + d] += point[d];
                }
                sums[group * (width + 1) + width]++;
                sums[k * (width + 1)] += squaredDistance(point, centres[group]);
            }
            comm.allreduce(Comm.IN_PLACE, sums, Op.SUM);
            double[][] means = means(sums, centres);
            if (Arrays.deepEquals(means, centres) || round == MOST_ROUNDS) {
                long[] sizes = new long[k];
                Arrays.setAll(sizes, group -> (long) sums[group * (width + 1) + width]);
                return new Groups(centres, sizes, sums[k * (width + 1)]);
            }
            centres = means;
        }
    }

    /** The groups' means; a group without points keeps its centre. */
    private static double[][] means(double[] sums, double[][] centres) {
        int width = centres[0].length;
        double[][] means = new double[centres.length][];
        for (int group = 0; group < means.length; group++) {
            double count = sums[group * (width + 1) + width];
            means[group] = centres[group].clone();
            for (int d = 0; d < width && count > 0; d++) {
                means[group][d] = sums[group * (width + 1) + d] / count;
            }
        }
        return means;
    }

    /** Centres to begin with: the first point, then always the one that is farthest from all centres so far. */
    private static double[][] farApart(double[][] points, int k) {
        if (points.length < k || k < 1) {
            throw new IllegalArgumentException(
                    k + " groups (expected: 1 to the number of points, " + points.length + ")");
        }
        double[][] centres = {points[0]};
        while (centres.length < k) {
            double[] farthest = points[0];
            for (double[] point : points) {
                if (squaredDistance(point, centres[nearest(point, centres)])
                        > squaredDistance(farthest, centres[nearest(farthest, centres)])) {
                    farthest = point;
                }
            }
            centres = Arrays.copyOf(centres, centres.length + 1);
            centres[centres.length - 1] = farthest;
        }
        return centres;
    }

    private static int nearest(double[] point, double[][] centres) {
        int nearest = 0;
        for (int group = 1; group < centres.length; group++) {
            if (squaredDistance(point, centres[group]) < squaredDistance(point, centres[nearest])) {
                nearest = group;
            }
        }
        return nearest;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += (a[d] - b[d]) * (a[d] - b[d]);
        }
        return sum;
    }

    private static List<double[][]> deal(double[][] points, int ranks) {
        List<double[][]> parts = new ArrayList<>();
        for (int rank = 0; rank < ranks; rank++) {
            Part part = Part.of(points.length, rank, ranks);
            parts.add(Arrays.copyOfRange(points, part.from(), part.to()));
        }
        return parts;
    }

    private static String text(double[] centre) {
        return String.join(
                "  ",
                Arrays.stream(centre)
                        .mapToObj(value -> String.format(Locale.ROOT, "%.3f", value))
                        .toList());
    }
}
