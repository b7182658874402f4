package org.pjrun.mpj.open;

import java.nio.ByteBuffer;
import mpi.DoubleInt;
import mpi.MPI;

/** Who has the least value, by MINLOC of pairs in direct memory. */
public final class Least {
    private Least() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        ByteBuffer mine = MPI.newByteBuffer(MPI.doubleInt.getExtent());
        ByteBuffer least = MPI.newByteBuffer(MPI.doubleInt.getExtent());
        DoubleInt.Data pair = MPI.doubleInt.getData(mine);
        pair.putValue((me * 7 + 5) % 11 / 2.0);
        pair.putIndex(me);
        MPI.COMM_WORLD.allReduce(mine, least, 1, MPI.DOUBLE_INT, MPI.MINLOC);
        int expected = 0;
        for (int r = 1; r < size; r++) {
            expected = (r * 7 + 5) % 11 < (expected * 7 + 5) % 11 ? r : expected;
        }
        DoubleInt.Data found = MPI.doubleInt.getData(least);
        System.out.println("right: " + (found.getIndex() == expected));
        MPI.Finalize();
    }
}
