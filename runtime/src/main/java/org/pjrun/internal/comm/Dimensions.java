package org.pjrun.internal.comm;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;

/** Balanced dimensions of grids (MPI 4.1 §8.5.2). */
public final class Dimensions {
    private final int[] divisors;
    private final int mostOfTheLast;
    private final int[] best;
    private final int[] tried;
    private boolean found;

    private Dimensions(int product, int count) {
        this.divisors = divisors(product);
        this.mostOfTheLast = 1 + (int) Math.pow(product, 1.0 / Math.max(1, count));
        this.best = new int[count];
        this.tried = new int[count];
    }

    /** The divisors of a number in ascending order. */
    private static int[] divisors(int number) {
        return IntStream.rangeClosed(1, (int) Math.sqrt(number))
                .filter(small -> number % small == 0)
                .flatMap(small -> IntStream.of(small, number / small))
                .sorted()
                .distinct()
                .toArray();
    }

    /** Fills in the dimensions that are 0; see {@link org.pjrun.CartComm#dimsCreate}. */
    public static int[] create(int nodes, int[] dims) {
        if (nodes < 1) {
            throw new CommException(ErrorClass.ARG, "dimsCreate: nodes: " + nodes + " (expected: at least 1)");
        }
        long given = 1;
        int free = 0;
        for (int dim : dims) {
            if (dim < 0) {
                throw new CommException(
                        ErrorClass.DIMS,
                        "dimsCreate: dims: " + Arrays.toString(dims) + " (expected: none negative, 0 to be filled in)");
            }
            given = dim == 0 ? given : Math.min(given * dim, Integer.MAX_VALUE + 1L);
            free += dim == 0 ? 1 : 0;
        }
        if (nodes % given != 0 || (free == 0 && given != nodes)) {
            throw new CommException(
                    ErrorClass.DIMS,
                    "dimsCreate: dims: " + Arrays.toString(dims) + " do not make " + nodes
                            + " nodes (expected: a product that divides it, or is it where none is 0)");
        }
        int[] found = balanced((int) (nodes / given), free);
        int next = 0;
        for (int i = 0; i < dims.length; i++) {
            if (dims[i] == 0) {
                dims[i] = found[next++];
            }
        }
        return dims;
    }

    /** So many factors of a number, as close to each other as possible, the greatest first. */
    static int[] balanced(int product, int count) {
        Dimensions search = new Dimensions(product, count);
        if (count > 0) {
            search.choose(0, product, product);
        }
        return search.best;
    }

    /** Chooses a factor that is not greater than the one before, and the ones behind it. */
    private void choose(int index, int rest, int most) {
        if (index == tried.length - 1) {
            if (rest <= most) {
                tried[index] = rest;
                compare();
            }
            return;
        }
        for (int factor : divisors) {
            boolean hopeless = found && index == 0 && factor - mostOfTheLast > best[0] - best[best.length - 1];
            if (factor > most || hopeless) {
                return;
            }
            if (rest % factor == 0 && Math.pow(factor, tried.length - index) >= rest) {
                tried[index] = factor;
                choose(index + 1, rest / factor, factor);
            }
        }
    }

    private void compare() {
        int last = tried.length - 1;
        int spread = tried[0] - tried[last];
        int bestSpread = best[0] - best[last];
        if (!found || spread < bestSpread || (spread == bestSpread && tried[0] < best[0])) {
            System.arraycopy(tried, 0, best, 0, tried.length);
            found = true;
        }
    }
}
