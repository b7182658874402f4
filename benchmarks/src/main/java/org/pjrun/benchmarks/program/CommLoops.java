package org.pjrun.benchmarks.program;

import java.util.ArrayList;
import java.util.List;
import org.pjrun.Comm;
import org.pjrun.Op;
import org.pjrun.Request;

/** What {@link MpiLoops} does, by Comm. */
final class CommLoops extends Cases {
    private final Comm comm = Comm.world();
    private final int me = comm.rank();
    private final int other = 1 - me;
    private final Object[] objects = {new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8))};
    private final byte[] ack = new byte[4];
    private final Request[] requests = new Request[WINDOW];

    @Override
    int rank() {
        return me;
    }

    @Override
    void barrier() {
        comm.barrier();
    }

    @Override
    int agreed(int mine) {
        int[] word = {mine};
        comm.bcast(word, 0);
        return word[0];
    }

    @Override
    void roundTrip(int bytes) {
        if (me == 0) {
            comm.send(out, 0, bytes, other, 1);
            comm.recv(in, 0, bytes, other, 1);
        } else {
            comm.recv(in, 0, bytes, other, 1);
            comm.send(out, 0, bytes, other, 1);
        }
    }

    @Override
    void objectRoundTrip() {
        if (me == 0) {
            comm.sendObject(objects, other, 2);
            comm.recvObject(other, 2);
        } else {
            comm.recvObject(other, 2);
            comm.sendObject(objects, other, 2);
        }
    }

    @Override
    void bcast(int bytes) {
        comm.bcast(out, 0, bytes, 0);
    }

    @Override
    void allreduce(int count) {
        comm.allreduce(left, 0, right, 0, count, Op.SUM);
    }

    @Override
    void alltoall(int bytes) {
        comm.alltoall(out, 0, in, 0, bytes);
    }

    @Override
    void window(int bytes) {
        for (int w = 0; w < WINDOW; w++) {
            requests[w] = me == 0 ? comm.isend(out, 0, bytes, other, 1) : comm.irecv(in, 0, bytes, other, 1);
        }
        Request.waitAll(requests);
        if (me == 0) {
            comm.recv(ack, other, 2);
        } else {
            comm.send(ack, other, 2);
        }
    }
}
