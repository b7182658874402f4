package org.pjrun.mpj.express;

import java.util.Arrays;
import mpi.MPI;

/** Halves are sorted apart and merged along a tree of ranks. */
public final class MergeSort {
    private MergeSort() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int[] mine = new int[32 / size];
        for (int i = 0; i < mine.length; i++) {
            mine[i] = (me * mine.length + i) * 7 % 32;
        }
        Arrays.sort(mine);
        for (int step = 1; step < size; step *= 2) {
            if (me % (2 * step) == step) {
                MPI.COMM_WORLD.Send(mine, 0, mine.length, MPI.INT, me - step, step);
                break;
            }
            if (me + step < size) {
                mpi.Status status = MPI.COMM_WORLD.Probe(me + step, step);
                int[] theirs = new int[status.Get_count(MPI.INT)];
                MPI.COMM_WORLD.Recv(theirs, 0, theirs.length, MPI.INT, me + step, step);
                int[] both = Arrays.copyOf(mine, mine.length + theirs.length);
                System.arraycopy(theirs, 0, both, mine.length, theirs.length);
                Arrays.sort(both);
                mine = both;
            }
        }
        if (me == 0) {
            int[] sorted = mine.clone();
            Arrays.sort(sorted);
            System.out.println(
                    "sorted: " + Arrays.equals(mine, sorted) + ", all there: " + (mine.length == 32 / size * size));
        }
        MPI.Finalize();
    }
}
