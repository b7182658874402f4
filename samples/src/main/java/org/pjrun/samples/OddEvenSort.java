package org.pjrun.samples;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.pjrun.Comm;
import org.pjrun.Op;

/**
 * Sorts numbers that no rank could hold alone.
 *
 * <p>Teaches: sendrecv, by which two neighbours exchange blocks without thinking of who sends first, and
 * {@link Comm#PROC_NULL} in place of the neighbour that a rank at the end does not have. After as many rounds as there are ranks the numbers are sorted: the smallest block on rank 0, the largest
 * on the last.
 *
 * <pre>
 *   pjrun -np 4 OddEvenSort            # a million numbers a rank
 *   pjrun -np 4 OddEvenSort 5000000
 * </pre>
 */
final class OddEvenSort {
    private static final int TAG = 1;

    void main(String[] args) {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Comm world = Comm.world();
        int[] mine = new Random(world.rank()).ints(count).toArray();
        long started = System.nanoTime();
        int[] sorted = sort(world, mine);
        double seconds = world.allreduce((System.nanoTime() - started) / 1e9, Op.MAX);
        boolean ordered = isOrdered(world, sorted);
        if (world.rank() == 0) {
            IO.println(String.format(
                    Locale.ROOT,
                    "%,d numbers on %d ranks in %.2f s: %s",
                    (long) count * world.size(),
                    world.size(),
                    seconds,
                    ordered ? "sorted" : "NOT sorted"));
        }
    }

    /** Sorts the blocks of all ranks, which are of equal length, across the ranks; returns this rank's new block. */
    static int[] sort(Comm comm, int[] numbers) {
        int[] mine = numbers.clone();
        int[] theirs = new int[mine.length];
        int[] merged = new int[mine.length];
        Arrays.sort(mine);
        for (int round = 0; round < comm.size(); round++) {
            boolean lower = comm.rank() % 2 == round % 2;
            int neighbour = lower ? comm.rank() + 1 : comm.rank() - 1;
            if (neighbour < 0 || neighbour == comm.size()) {
                continue;
            }
            comm.sendrecv(mine, neighbour, TAG, theirs, neighbour, TAG);
            if (lower) {
                mergeSmallest(mine, theirs, merged);
            } else {
                mergeLargest(mine, theirs, merged);
            }
            int[] swapped = mine;
            mine = merged;
            merged = swapped;
        }
        return mine;
    }

    private static void mergeSmallest(int[] a, int[] b, int[] result) {
        for (int i = 0, j = 0; i + j < result.length; ) {
            result[i + j] = a[i] <= b[j] ? a[i++] : b[j++];
        }
    }

    private static void mergeLargest(int[] a, int[] b, int[] result) {
        int last = result.length - 1;
        for (int i = last, j = last, k = last; k >= 0; k--) {
            result[k] = a[i] > b[j] ? a[i--] : b[j--];
        }
    }

    /** Whether every rank's numbers are in order and begin where those of the rank before end. */
    static boolean isOrdered(Comm comm, int[] mine) {
        boolean inOrder = true;
        for (int i = 1; i < mine.length; i++) {
            inOrder &= mine[i - 1] <= mine[i];
        }
        int before = comm.rank() > 0 ? comm.rank() - 1 : Comm.PROC_NULL;
        int after = comm.rank() < comm.size() - 1 ? comm.rank() + 1 : Comm.PROC_NULL;
        int[] last = {Integer.MIN_VALUE};
        if (mine.length > 0) {
            comm.sendrecv(mine, mine.length - 1, 1, after, TAG, last, 0, 1, before, TAG);
            inOrder &= last[0] <= mine[0];
        }
        return comm.allreduce(inOrder ? 1 : 0, Op.LAND) != 0;
    }
}
