package org.pjrun.mpj.open;

import mpi.MPI;

/** Rank r gets r+1 numbers. */
public final class Scatterv {
    private Scatterv() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        int[] counts = new int[size];
        int[] displs = new int[size];
        int total = 0;
        for (int r = 0; r < size; r++) {
            counts[r] = r + 1;
            displs[r] = total;
            total += r + 1;
        }
        int[] all = new int[total];
        for (int i = 0; i < total; i++) {
            all[i] = i;
        }
        int[] mine = new int[me + 1];
        if (me == 0) {
            MPI.COMM_WORLD.scatterv(all, counts, displs, MPI.INT, mine, me + 1, MPI.INT, 0);
        } else {
            MPI.COMM_WORLD.scatterv(mine, me + 1, MPI.INT, 0);
        }
        System.out.println("right: " + (mine[0] == displs[me]));
        MPI.Finalize();
    }
}
