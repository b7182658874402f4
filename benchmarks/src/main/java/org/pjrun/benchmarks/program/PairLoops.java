package org.pjrun.benchmarks.program;

import org.pjrun.Comm;
import org.pjrun.Request;

/** What two ranks do with each other; the same as in {@code peers/pairs.c}. */
final class PairLoops {
    /** Messages that are on their way at once when bandwidth is measured. */
    static final int WINDOW = 64;

    private static final int DATA = 1;
    private static final int ACK = 2;
    private static final int READY = 3;
    private static final int AGREED = 4;

    private final Comm comm;
    private final boolean first;
    private final int other;
    private final byte[] empty = new byte[0];
    private final byte[] ack = new byte[4];
    private final Request[] requests = new Request[WINDOW];

    PairLoops(Comm comm) {
        this.comm = comm;
        this.first = comm.rank() == 0;
        this.other = 1 - comm.rank();
    }

    /** Both ranks go on from here together. */
    void meet() {
        comm.sendrecv(empty, other, READY, empty, other, READY);
    }

    /** Whether to go on, as rank 0 says. */
    boolean agree(boolean mine) {
        if (first) {
            comm.send(mine ? 1 : 0, other, AGREED);
            return mine;
        }
        return comm.recvInt(other, AGREED) != 0;
    }

    /** Sends a message and waits for the answer, so many times. */
    void roundTrips(Object out, Object in, int iterations) {
        for (int i = 0; i < iterations; i++) {
            if (first) {
                comm.send(out, other, DATA);
                comm.recv(in, other, DATA);
            } else {
                comm.recv(in, other, DATA);
                comm.send(out, other, DATA);
            }
        }
    }

    /** Sends a window of messages, which is acknowledged as a whole, so many times. */
    void windows(Object out, Object in, int iterations) {
        for (int i = 0; i < iterations; i++) {
            for (int w = 0; w < WINDOW; w++) {
                requests[w] = first ? comm.isend(out, other, DATA) : comm.irecv(in, other, DATA);
            }
            Request.waitAll(requests);
            if (first) {
                comm.recv(ack, other, ACK);
            } else {
                comm.send(ack, other, ACK);
            }
        }
    }
}
