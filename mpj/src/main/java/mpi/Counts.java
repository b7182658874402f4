package mpi;

import java.util.Arrays;

/** Counts and displacements as Comm takes them. */
final class Counts {
    private Counts() {}

    /** The numbers of so many ranks; programs have arrays for the most ranks that they ever run with. */
    static int[] first(int ranks, int[] numbers) {
        return numbers.length > ranks ? Arrays.copyOf(numbers, ranks) : numbers;
    }

    /** Each number times a factor, plus an offset. */
    static long[] longs(int[] numbers, long factor, long offset) {
        long[] longs = new long[numbers.length];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = numbers[i] * factor + offset;
        }
        return longs;
    }

    static int[] ints(long[] numbers) {
        int[] ints = new int[numbers.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = Math.toIntExact(numbers[i]);
        }
        return ints;
    }
}
