package org.pjrun.mpj.open;

import java.util.Arrays;
import mpi.MPI;

/** Neighbours exchange blocks. */
public final class OddEvenSort {
    private OddEvenSort() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        int n = 48 / size;
        int[] mine = new int[n];
        for (int i = 0; i < n; i++) {
            mine[i] = (me * n + i) * 31 % 97;
        }
        Arrays.sort(mine);
        for (int phase = 0; phase < size; phase++) {
            int partner = (phase + me) % 2 == 0 ? me + 1 : me - 1;
            if (partner >= 0 && partner < size) {
                int[] theirs = new int[n];
                MPI.COMM_WORLD.sendRecv(mine, n, MPI.INT, partner, 1, theirs, n, MPI.INT, partner, 1);
                int[] both = Arrays.copyOf(mine, 2 * n);
                System.arraycopy(theirs, 0, both, n, n);
                Arrays.sort(both);
                mine = me < partner ? Arrays.copyOfRange(both, 0, n) : Arrays.copyOfRange(both, n, 2 * n);
            }
        }
        int[] all = new int[48];
        MPI.COMM_WORLD.gather(mine, n, MPI.INT, all, n, MPI.INT, 0);
        if (me == 0) {
            int[] sorted = all.clone();
            Arrays.sort(sorted);
            System.out.println("sorted: " + Arrays.equals(all, sorted));
        }
        MPI.Finalize();
    }
}
