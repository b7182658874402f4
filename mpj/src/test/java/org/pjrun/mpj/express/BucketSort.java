package org.pjrun.mpj.express;

import java.util.Arrays;
import mpi.MPI;

/** Numbers go to the rank of their bucket by an Alltoallv of what an Alltoall has announced. */
public final class BucketSort {
    private BucketSort() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int n = 40;
        int[] out = new int[n];
        int[] counts = new int[size];
        for (int i = 0, v = 0; i < n; i++) {
            v = (me * 13 + i * 17) % 100;
            out[i] = v;
            counts[v * size / 100]++;
        }
        Arrays.sort(out);
        int[] incoming = new int[size];
        MPI.COMM_WORLD.Alltoall(counts, 0, 1, MPI.INT, incoming, 0, 1, MPI.INT);
        int[] from = new int[size];
        int[] to = new int[size];
        for (int r = 1; r < size; r++) {
            to[r] = to[r - 1] + counts[r - 1];
            from[r] = from[r - 1] + incoming[r - 1];
        }
        int[] bucket = new int[from[size - 1] + incoming[size - 1]];
        MPI.COMM_WORLD.Alltoallv(out, 0, counts, to, MPI.INT, bucket, 0, incoming, from, MPI.INT);
        Arrays.sort(bucket);
        boolean[] right = {
            bucket.length == 0 || bucket[0] * size / 100 == me && bucket[bucket.length - 1] * size / 100 == me
        };
        boolean[] all = new boolean[1];
        MPI.COMM_WORLD.Reduce(right, 0, all, 0, 1, MPI.BOOLEAN, MPI.LAND, 0);
        if (me == 0) {
            System.out.println("each in its bucket: " + all[0]);
        }
        MPI.Finalize();
    }
}
