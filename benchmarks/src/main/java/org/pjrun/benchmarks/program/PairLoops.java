package org.pjrun.benchmarks.program;

import org.pjrun.Comm;
import org.pjrun.Request;

/** What pairs of ranks do with each other, the lower half sending first; the same as in {@code peers/pairs.c}. */
final class PairLoops {
    /** Messages that are on their way at once when bandwidth is measured. */
    static final int WINDOW = 64;

    private static final int THREADS = 2;
    private static final int DATA = 1;
    private static final int ACK = 2;
    private static final int READY = 3;
    private static final int THREAD_TAGS = 10;

    private final Comm comm;
    private final boolean first;
    private final int other;
    private final byte[] empty = new byte[0];
    private final byte[] ack = new byte[4];
    private final byte[] acked = new byte[4];
    private final Request[] requests = new Request[WINDOW];
    private final Request[] both = new Request[2 * WINDOW];

    PairLoops(Comm comm) {
        int half = comm.size() / 2;
        this.comm = comm;
        this.first = comm.rank() < half;
        this.other = first ? comm.rank() + half : comm.rank() - half;
    }

    /** All ranks go on from here together. */
    void meet() {
        if (comm.size() > 2) {
            comm.barrier();
        } else {
            comm.sendrecv(empty, other, READY, empty, other, READY);
        }
    }

    /** Whether to go on, as rank 0 says. */
    boolean agree(boolean mine) {
        return comm.bcast(mine ? 1 : 0, 0) != 0;
    }

    /** Sends a message and waits for the answer, so many times. */
    void roundTrips(Object out, Object in, int iterations) {
        roundTrips(out, in, DATA, iterations);
    }

    private void roundTrips(Object out, Object in, int tag, int iterations) {
        for (int i = 0; i < iterations; i++) {
            if (first) {
                comm.send(out, other, tag);
                comm.recv(in, other, tag);
            } else {
                comm.recv(in, other, tag);
                comm.send(out, other, tag);
            }
        }
    }

    /** The same by two threads at once, each with a partner and buffers of its own. */
    void threads(Memory memory, int bytes, int iterations) {
        Thread[] threads = new Thread[THREADS];
        for (int t = 0; t < THREADS; t++) {
            int tag = THREAD_TAGS + t;
            threads[t] = Thread.ofPlatform()
                    .start(() -> roundTrips(memory.buffer(bytes), memory.buffer(bytes), tag, iterations));
        }
        for (Thread thread : threads) {
            join(thread);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a measurement", e);
        }
    }

    /** The same with objects. */
    void objectRoundTrips(Object out, int iterations) {
        for (int i = 0; i < iterations; i++) {
            if (first) {
                comm.sendObject(out, other, DATA);
                comm.recvObject(other, DATA);
            } else {
                comm.recvObject(other, DATA);
                comm.sendObject(out, other, DATA);
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

    /** Sends a window and receives one at the same time, so many times. */
    void bothWays(Object out, Object in, int iterations) {
        for (int i = 0; i < iterations; i++) {
            for (int w = 0; w < WINDOW; w++) {
                both[w] = comm.irecv(in, other, DATA);
            }
            for (int w = 0; w < WINDOW; w++) {
                both[WINDOW + w] = comm.isend(out, other, DATA);
            }
            Request.waitAll(both);
            comm.sendrecv(ack, other, ACK, acked, other, ACK);
        }
    }
}
