package org.pjrun.mpj.open;

import java.nio.DoubleBuffer;
import mpi.MPI;

/** A dot product in direct memory. */
public final class Dot {
    private Dot() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        int n = 24;
        DoubleBuffer sum = MPI.newDoubleBuffer(1);
        for (int i = me; i < n; i += size) {
            sum.put(0, sum.get(0) + i * 2.0);
        }
        MPI.COMM_WORLD.allReduce(sum, 1, MPI.DOUBLE, MPI.SUM);
        if (me == 0) {
            System.out.println("dot product " + sum.get(0));
        }
        MPI.Finalize();
    }
}
