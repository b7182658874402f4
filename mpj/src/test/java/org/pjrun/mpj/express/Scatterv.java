package org.pjrun.mpj.express;

import mpi.MPI;

/** Rank r gets r+1 numbers and gives back their sum. */
public final class Scatterv {
    private Scatterv() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int[] counts = new int[size];
        int[] displs = new int[size];
        int total = 0;
        for (int r = 0; r < size; r++) {
            counts[r] = r + 1;
            displs[r] = total;
            total += counts[r];
        }
        long[] all = new long[total];
        for (int i = 0; i < total; i++) {
            all[i] = i;
        }
        long[] mine = new long[me + 1];
        MPI.COMM_WORLD.Scatterv(all, 0, counts, displs, MPI.LONG, mine, 0, me + 1, MPI.LONG, 0);
        long[] sum = {java.util.Arrays.stream(mine).sum()};
        long[] sums = new long[size];
        MPI.COMM_WORLD.Allgather(sum, 0, 1, MPI.LONG, sums, 0, 1, MPI.LONG);
        if (me == 0) {
            System.out.println("right: " + (java.util.Arrays.stream(sums).sum() == (long) total * (total - 1) / 2));
        }
        MPI.Finalize();
    }
}
