package org.pjrun.mpj.express;

import mpi.MPI;

/** Who has the greatest value, by MAXLOC of pairs. */
public final class Greatest {
    private Greatest() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int[] pair = {(me * 7 + 3) % 11, me};
        int[] greatest = new int[2];
        MPI.COMM_WORLD.Reduce(pair, 0, greatest, 0, 1, MPI.INT2, MPI.MAXLOC, 0);
        if (me == 0) {
            int expected = 0;
            for (int r = 1; r < size; r++) {
                expected = (r * 7 + 3) % 11 > (expected * 7 + 3) % 11 ? r : expected;
            }
            System.out.println("found: " + (greatest[1] == expected));
        }
        MPI.Finalize();
    }
}
