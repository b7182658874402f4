package org.pjrun.mpj.chapters;

import java.nio.DoubleBuffer;
import mpi.MPI;
import mpi.Message;
import mpi.Request;
import mpi.Status;
import org.pjrun.mpj.Check;

/** Chapter 3: what {@link ExpressOrder} does, by arrays, direct buffers and matched probes. */
public final class OpenOrder {
    private static final int MESSAGES = 24;
    private static final int LONGEST = 30_000;
    private static final int TAG = 5;
    private static final int[][] LENGTHS = {{1, 2, 50}, {20_000, 9_000}, {1, LONGEST, 100, 3, 2_000, 8_000, 1, 1}};

    private final int me = MPI.COMM_WORLD.getRank();
    private final int size = MPI.COMM_WORLD.getSize();

    private OpenOrder() {}

    public static void main(String[] args) {
        MPI.Init(args);
        OpenOrder order = new OpenOrder();
        for (int[] lengths : LENGTHS) {
            order.everybody(lengths);
            MPI.COMM_WORLD.barrier(); // whose messages come next have the same tag
            order.pairs(lengths);
            MPI.COMM_WORLD.barrier();
        }
        MPI.Finalize();
        System.out.println("done");
    }

    private static int length(int[] lengths, int message) {
        return lengths[message % lengths.length];
    }

    private DoubleBuffer message(int[] lengths, int number) {
        DoubleBuffer message = MPI.newDoubleBuffer(length(lengths, number));
        message.put(0, 1000 * me + number);
        return message.put(message.capacity() - 1, message.get(0));
    }

    private static void check(double first, double last, int source, int number, int[] lengths, Status status) {
        Check.same(status.getSource(), source);
        Check.same(first, 1000.0 * source + number);
        Check.same(status.getCount(MPI.DOUBLE), length(lengths, number));
        Check.same(last, first);
    }

    /** All is sent before anything is received, from whomever it comes; every other message is taken out by a probe. */
    private void everybody(int[] lengths) {
        Request[] sends = new Request[MESSAGES * size];
        for (int m = 0; m < MESSAGES; m++) {
            DoubleBuffer message = message(lengths, m);
            for (int to = 0; to < size; to++) {
                sends[m * size + to] = MPI.COMM_WORLD.iSend(message, message.capacity(), MPI.DOUBLE, to, TAG);
            }
        }
        int[] come = new int[size];
        double[] in = new double[LONGEST];
        for (int m = 0; m < MESSAGES * size; m++) {
            Status status;
            if (m % 2 == 0) {
                status = MPI.COMM_WORLD.recv(in, in.length, MPI.DOUBLE, MPI.ANY_SOURCE, TAG);
            } else {
                Message message = new Message();
                int count = message.mProbe(MPI.ANY_SOURCE, TAG, MPI.COMM_WORLD).getCount(MPI.DOUBLE);
                status = message.mRecv(in, count, MPI.DOUBLE);
            }
            int source = status.getSource();
            check(in[0], in[length(lengths, come[source]) - 1], source, come[source]++, lengths, status);
        }
        Request.waitAll(sends);
    }

    /** One of two sends, blocking; the other has half of its receives posted before. */
    private void pairs(int[] lengths) {
        int other = me ^ 1;
        for (int sender = 0; sender < 2 && other < size; sender++) {
            if (me % 2 == sender) {
                for (int m = 0; m < MESSAGES; m++) {
                    MPI.COMM_WORLD.send(message(lengths, m), length(lengths, m), MPI.DOUBLE, other, TAG);
                }
                continue;
            }
            DoubleBuffer[] in = new DoubleBuffer[MESSAGES];
            Request[] posted = new Request[MESSAGES / 2];
            for (int m = 0; m < posted.length; m++) {
                in[m] = MPI.newDoubleBuffer(LONGEST);
                posted[m] = MPI.COMM_WORLD.iRecv(in[m], LONGEST, MPI.DOUBLE, other, TAG);
            }
            double[] array = new double[LONGEST];
            for (int m = posted.length; m < MESSAGES; m++) {
                Status status = MPI.COMM_WORLD.recv(array, LONGEST, MPI.DOUBLE, other, TAG);
                check(array[0], array[length(lengths, m) - 1], other, m, lengths, status);
            }
            for (int m = 0; m < posted.length; m++) {
                Status status = posted[m].waitStatus();
                check(in[m].get(0), in[m].get(length(lengths, m) - 1), other, m, lengths, status);
            }
        }
    }
}
