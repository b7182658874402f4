package org.pjrun.mpj.express;

import java.util.Random;
import mpi.MPI;

/** Pi by throwing darts: each block of throws has a seed of its own, so that the number of ranks does not matter. */
public final class Darts {
    private Darts() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        long[] hits = new long[1];
        for (int block = me; block < 24; block += size) {
            Random random = new Random(block);
            for (int i = 0; i < 1000; i++) {
                double x = random.nextDouble();
                double y = random.nextDouble();
                hits[0] += x * x + y * y < 1 ? 1 : 0;
            }
        }
        long[] all = new long[1];
        MPI.COMM_WORLD.Allreduce(hits, 0, all, 0, 1, MPI.LONG, MPI.SUM);
        if (me == 0) {
            System.out.println("hits: " + all[0]);
        }
        MPI.Finalize();
    }
}
