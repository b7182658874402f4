package org.pjrun.benchmarks.program;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import mpi.Intracomm;
import mpi.MPI;
import mpi.Request;

/** The cases of {@code scripts/bench mpj} in package {@code mpi}, for pjrun and for MPJ Express. */
public final class MpiLoops extends Cases {
    /** In the place of cores: ranks are threads of one JVM. */
    public static final String UNBOUND = Cases.UNBOUND;

    private final Intracomm comm = MPI.COMM_WORLD;
    private final int me = comm.Rank();
    private final int other = 1 - me;
    private final Object[] objects = {new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8))};
    private final byte[] ack = new byte[4];
    private final Request[] requests = new Request[WINDOW];

    MpiLoops() {}

    /** Runs as one of two ranks. */
    public static void main(String[] args) throws IOException, InterruptedException {
        String[] own = MPI.Init(args);
        run(own, new MpiLoops());
        MPI.Finalize();
    }

    @Override
    int rank() {
        return me;
    }

    @Override
    void barrier() {
        comm.Barrier();
    }

    @Override
    int agreed(int mine) {
        int[] word = {mine};
        comm.Bcast(word, 0, 1, MPI.INT, 0);
        return word[0];
    }

    @Override
    void roundTrip(int bytes) {
        if (me == 0) {
            comm.Send(out, 0, bytes, MPI.BYTE, other, 1);
            comm.Recv(in, 0, bytes, MPI.BYTE, other, 1);
        } else {
            comm.Recv(in, 0, bytes, MPI.BYTE, other, 1);
            comm.Send(out, 0, bytes, MPI.BYTE, other, 1);
        }
    }

    @Override
    void objectRoundTrip() {
        if (me == 0) {
            comm.Send(objects, 0, 1, MPI.OBJECT, other, 2);
            comm.Recv(objects, 0, 1, MPI.OBJECT, other, 2);
        } else {
            comm.Recv(objects, 0, 1, MPI.OBJECT, other, 2);
            comm.Send(objects, 0, 1, MPI.OBJECT, other, 2);
        }
    }

    @Override
    void bcast(int bytes) {
        comm.Bcast(out, 0, bytes, MPI.BYTE, 0);
    }

    @Override
    void allreduce(int count) {
        comm.Allreduce(left, 0, right, 0, count, MPI.DOUBLE, MPI.SUM);
    }

    @Override
    void alltoall(int bytes) {
        comm.Alltoall(out, 0, bytes, MPI.BYTE, in, 0, bytes, MPI.BYTE);
    }

    @Override
    void window(int bytes) {
        for (int w = 0; w < WINDOW; w++) {
            requests[w] = me == 0
                    ? comm.Isend(out, 0, bytes, MPI.BYTE, other, 1)
                    : comm.Irecv(in, 0, bytes, MPI.BYTE, other, 1);
        }
        Request.Waitall(requests);
        if (me == 0) {
            comm.Recv(ack, 0, ack.length, MPI.BYTE, other, 2);
        } else {
            comm.Send(ack, 0, ack.length, MPI.BYTE, other, 2);
        }
    }
}
