package org.pjrun.mpj.express;

import java.util.Arrays;
import mpi.MPI;

/** Neighbours exchange their blocks and keep the lower or the upper half. */
public final class OddEvenSort {
    private OddEvenSort() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int total = 48;
        int n = total / size;
        int[] mine = new int[n];
        for (int i = 0; i < n; i++) {
            mine[i] = (me * n + i) * 31 % 97;
        }
        Arrays.sort(mine);
        for (int phase = 0; phase < size; phase++) {
            int partner = (phase + me) % 2 == 0 ? me + 1 : me - 1;
            if (partner >= 0 && partner < size) {
                int[] theirs = new int[n];
                MPI.COMM_WORLD.Sendrecv(mine, 0, n, MPI.INT, partner, 1, theirs, 0, n, MPI.INT, partner, 1);
                int[] both = Arrays.copyOf(mine, 2 * n);
                System.arraycopy(theirs, 0, both, n, n);
                Arrays.sort(both);
                mine = me < partner ? Arrays.copyOfRange(both, 0, n) : Arrays.copyOfRange(both, n, 2 * n);
            }
        }
        int[] all = new int[total];
        MPI.COMM_WORLD.Gather(mine, 0, n, MPI.INT, all, 0, n, MPI.INT, 0);
        if (me == 0) {
            int[] sorted = all.clone();
            Arrays.sort(sorted);
            System.out.println(
                    "sorted: " + Arrays.equals(all, sorted) + ", least " + all[0] + ", greatest " + all[size * n - 1]);
        }
        MPI.Finalize();
    }
}
