package org.pjrun.mpj.open;

import mpi.MPI;

/** How many primes there are. */
public final class Primes {
    private Primes() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        int[] count = new int[1];
        for (int n = 2 + me; n < 5000; n += size) {
            boolean prime = true;
            for (int d = 2; d * d <= n && prime; d++) {
                prime = n % d != 0;
            }
            count[0] += prime ? 1 : 0;
        }
        int[] all = new int[1];
        MPI.COMM_WORLD.reduce(count, all, 1, MPI.INT, MPI.SUM, 0);
        if (me == 0) {
            System.out.println(all[0] + " primes");
        }
        MPI.Finalize();
    }
}
