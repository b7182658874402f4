package org.pjrun.mpj.open;

import java.nio.DoubleBuffer;
import mpi.MPI;
import mpi.Request;

/** A rod; halos go by nonblocking calls on slices of direct memory. */
public final class Heat {
    private Heat() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        int cells = 24 / size;
        DoubleBuffer old = MPI.newDoubleBuffer(cells + 2);
        DoubleBuffer now = MPI.newDoubleBuffer(cells + 2);
        if (me == 0) {
            old.put(0, 100);
            now.put(0, 100);
        }
        for (int step = 0; step < 50; step++) {
            Request[] requests = new Request[4];
            int count = 0;
            if (me > 0) {
                requests[count++] = MPI.COMM_WORLD.iRecv(old, 1, MPI.DOUBLE, me - 1, 1);
                requests[count++] = MPI.COMM_WORLD.iSend(MPI.slice(old, 1), 1, MPI.DOUBLE, me - 1, 2);
            }
            if (me < size - 1) {
                requests[count++] = MPI.COMM_WORLD.iRecv(MPI.slice(old, cells + 1), 1, MPI.DOUBLE, me + 1, 2);
                requests[count++] = MPI.COMM_WORLD.iSend(MPI.slice(old, cells), 1, MPI.DOUBLE, me + 1, 1);
            }
            Request.waitAll(java.util.Arrays.copyOf(requests, count));
            for (int i = 1; i <= cells; i++) {
                now.put(i, (old.get(i - 1) + old.get(i + 1)) / 2);
            }
            DoubleBuffer swap = old;
            old = now;
            now = swap;
        }
        if (me == 0) {
            System.out.printf("first cell %.4f%n", old.get(1));
        }
        MPI.Finalize();
    }
}
