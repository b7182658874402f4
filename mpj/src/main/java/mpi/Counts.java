package mpi;

/** Counts and displacements as Comm takes them. */
final class Counts {
    private Counts() {}

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
