package org.pjrun.internal.datatype;

import java.util.Arrays;
import org.pjrun.CommException;
import org.pjrun.Datatype;
import org.pjrun.Datatype.Distribution;
import org.pjrun.Datatype.Order;
import org.pjrun.ErrorClass;

/**
 * Parts of arrays of any dimension (MPI 4.1 §5.1.3, §5.1.4).
 *
 * <p>From the fastest dimension to the slowest: some of the rows that have been made so far, spread over the whole of this
 * dimension, are a row of the next.
 */
public final class ArrayTypes {
    private ArrayTypes() {}

    /** See {@link Datatype#subarray}. */
    public static Type subarray(int[] sizes, int[] subsizes, int[] starts, Order order, Datatype old) {
        Types.sameLength("subsizes", subsizes.length, sizes.length);
        Types.sameLength("starts", starts.length, sizes.length);
        requireDimensions(sizes.length);
        Type row = Type.of(old);
        String text = "subarray(" + Arrays.toString(subsizes) + " of " + Arrays.toString(sizes) + ", " + row + ")";
        for (int i = 0; i < sizes.length; i++) {
            int d = order == Order.C ? sizes.length - 1 - i : i;
            if (sizes[d] < 1 || subsizes[d] < 1 || subsizes[d] > sizes[d]) {
                throw argument("dimension " + d + ": subsize " + subsizes[d] + " of " + sizes[d], "1 to the size");
            }
            if (starts[d] < 0 || starts[d] > sizes[d] - subsizes[d]) {
                throw argument(
                        "dimension " + d + ": start " + starts[d],
                        "0 to " + (sizes[d] - subsizes[d]) + ", to lie within");
            }
            Assembly some = new Assembly();
            try {
                some.add(Math.multiplyExact(starts[d], row.extent()), subsizes[d], row);
                row = spread(some, subsizes[d], sizes[d], row, text);
            } catch (ArithmeticException e) {
                throw Types.tooLarge(text, e);
            }
        }
        return row;
    }

    /** See {@link Datatype#darray}. */
    public static Type darray(
            int size,
            int rank,
            int[] globalSizes,
            Distribution[] distributions,
            int[] arguments,
            int[] processes,
            Order order,
            Datatype old) {
        int dimensions = globalSizes.length;
        Types.sameLength("distributions", distributions.length, dimensions);
        Types.sameLength("arguments", arguments.length, dimensions);
        Types.sameLength("processes", processes.length, dimensions);
        requireDimensions(dimensions);
        requireGrid(size, rank, processes);
        int[] coordinates = new int[dimensions];
        for (int d = dimensions - 1, rest = rank; d >= 0; d--) {
            coordinates[d] = rest % processes[d];
            rest /= processes[d];
        }
        Type row = Type.of(old);
        String text = "darray(" + rank + " of " + size + ", " + Arrays.toString(globalSizes) + ", " + row + ")";
        for (int i = 0; i < dimensions; i++) {
            int d = order == Order.C ? dimensions - 1 - i : i;
            int block = blockLength(distributions[d], arguments[d], globalSizes[d], processes[d], d);
            row = deal(row, globalSizes[d], block, coordinates[d], processes[d], text);
        }
        return row;
    }

    private static void requireGrid(int size, int rank, int[] processes) {
        long all = 1;
        for (int p : processes) {
            if (p < 1) {
                throw argument("processes: " + Arrays.toString(processes), "at least 1 in each dimension");
            }
            all *= p;
        }
        if (all != size) {
            throw argument("processes: " + Arrays.toString(processes), "a grid of " + size);
        }
        if (rank < 0 || rank >= size) {
            throw argument("rank: " + rank, "0 to " + (size - 1));
        }
    }

    private static int blockLength(Distribution how, int argument, int size, int processes, int d) {
        if (size < 1) {
            throw argument("dimension " + d + ": size " + size, "at least 1");
        }
        if (argument != Datatype.DEFAULT_DARG && argument < 1) {
            throw argument("dimension " + d + ": argument " + argument, "at least 1, or DEFAULT_DARG");
        }
        return switch (how) {
            case NONE -> {
                if (processes != 1) {
                    throw argument("dimension " + d + ": " + processes + " processes", "1, as it is not distributed");
                }
                yield size;
            }
            case CYCLIC -> argument == Datatype.DEFAULT_DARG ? 1 : argument;
            case BLOCK -> {
                int least = (int) (((long) size + processes - 1) / processes);
                int block = argument == Datatype.DEFAULT_DARG ? least : argument;
                if (block < least) {
                    throw argument(
                            "dimension " + d + ": argument " + argument,
                            "at least " + least + ", so that " + processes + " blocks hold " + size);
                }
                yield block;
            }
        };
    }

    /** Every so many-th block of the rows of a dimension. */
    private static Type deal(Type row, long size, long block, int coordinate, int processes, String text) {
        try {
            long round = block * processes;
            long begin = block * coordinate;
            long whole = begin + block <= size ? (size - begin - block) / round + 1 : 0;
            long next = begin + whole * round;
            long rest = Math.clamp(size - next, 0, block);
            Assembly some = new Assembly();
            if (whole > 0) {
                Type blocks = Types.repeat(
                        whole,
                        Math.multiplyExact(round, row.extent()),
                        Types.repeat(block, row.extent(), row, text),
                        text);
                some.add(Math.multiplyExact(begin, row.extent()), 1, blocks);
            }
            some.add(Math.multiplyExact(next, row.extent()), rest, row);
            return spread(some, whole * block + rest, size, row, text);
        } catch (ArithmeticException e) {
            throw Types.tooLarge(text, e);
        }
    }

    private static Type spread(Assembly some, long count, long size, Type row, String text) {
        Type part = some.type(row.signature().repeat(count), text);
        return new Type(
                part.shape(),
                part.signature(),
                0,
                Math.multiplyExact(size, row.extent()),
                part.grain(),
                row.alignment(),
                part.record(),
                Types.shortened(text));
    }

    private static void requireDimensions(int dimensions) {
        if (dimensions == 0) {
            throw argument("dimensions: 0", "at least 1");
        }
    }

    private static CommException argument(String what, String expected) {
        return new CommException(ErrorClass.ARG, "datatype: " + what + " (expected: " + expected + ")");
    }
}
