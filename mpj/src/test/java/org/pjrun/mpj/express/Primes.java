package org.pjrun.mpj.express;

import mpi.MPI;

/** How many primes there are, and the greatest of them. */
public final class Primes {
    private Primes() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int limit = 5000;
        int[] mine = new int[2];
        int[] count = new int[1];
        int[] greatest = new int[1];
        for (int n = 2 + me; n < limit; n += size) {
            boolean prime = true;
            for (int d = 2; d * d <= n && prime; d++) {
                prime = n % d != 0;
            }
            if (prime) {
                mine[0]++;
                mine[1] = n;
            }
        }
        MPI.COMM_WORLD.Reduce(mine, 0, count, 0, 1, MPI.INT, MPI.SUM, 0);
        MPI.COMM_WORLD.Reduce(mine, 1, greatest, 0, 1, MPI.INT, MPI.MAX, 0);
        if (me == 0) {
            System.out.println(count[0] + " primes below " + limit + ", the greatest is " + greatest[0]);
        }
        MPI.Finalize();
    }
}
