package org.pjrun.mpj.chapters;

import mpi.MPI;
import mpi.Request;
import mpi.Status;
import org.pjrun.mpj.Check;

/** Chapter 3: messages of one thread with the same tag come in order, whatever their lengths, while all ranks send to all. */
public final class ExpressOrder {
    private static final int MESSAGES = 24;
    private static final int TAG = 5;

    /** Numbers in a message, one after the other: short ones, long ones, and all kinds. */
    private static final int[][] LENGTHS = {{1, 2, 50}, {20_000, 9_000}, {1, 30_000, 100, 3, 2_000, 8_000, 1, 1}};

    private final int me = MPI.COMM_WORLD.Rank();
    private final int size = MPI.COMM_WORLD.Size();

    private ExpressOrder() {}

    public static void main(String[] args) {
        MPI.Init(args);
        ExpressOrder order = new ExpressOrder();
        for (int[] lengths : LENGTHS) {
            order.everybody(lengths);
            MPI.COMM_WORLD.Barrier(); // whose messages come next have the same tag
            order.pairs(lengths);
            MPI.COMM_WORLD.Barrier();
        }
        MPI.Finalize();
        System.out.println("done");
    }

    private static int length(int[] lengths, int message) {
        return lengths[message % lengths.length];
    }

    private double[] message(int[] lengths, int number) {
        double[] message = new double[length(lengths, number)];
        message[0] = 1000 * me + number;
        message[message.length - 1] = message[0];
        return message;
    }

    private static void check(double[] message, int source, int number, int[] lengths, Status status) {
        Check.same(status.source, source);
        Check.same(message[0], 1000.0 * source + number);
        Check.same(status.Get_count(MPI.DOUBLE), length(lengths, number));
        Check.same(message[length(lengths, number) - 1], message[0]);
    }

    /** All is sent before anything is received, from whomever it comes. */
    private void everybody(int[] lengths) {
        Request[] sends = new Request[MESSAGES * size];
        for (int m = 0; m < MESSAGES; m++) {
            double[] message = message(lengths, m);
            for (int to = 0; to < size; to++) {
                sends[m * size + to] = MPI.COMM_WORLD.Isend(message, 0, message.length, MPI.DOUBLE, to, TAG);
            }
        }
        int[] come = new int[size];
        double[] in = new double[30_000];
        for (int m = 0; m < MESSAGES * size; m++) {
            Status status = MPI.COMM_WORLD.Recv(in, 0, in.length, MPI.DOUBLE, MPI.ANY_SOURCE, TAG);
            check(in, status.source, come[status.source]++, lengths, status);
        }
        Request.Waitall(sends);
    }

    /** One of two sends, blocking; the other has half of its receives posted before. */
    private void pairs(int[] lengths) {
        int other = me ^ 1;
        for (int sender = 0; sender < 2 && other < size; sender++) {
            if (me % 2 == sender) {
                for (int m = 0; m < MESSAGES; m++) {
                    MPI.COMM_WORLD.Send(message(lengths, m), 0, length(lengths, m), MPI.DOUBLE, other, TAG);
                }
                continue;
            }
            double[][] in = new double[MESSAGES][30_000];
            Request[] posted = new Request[MESSAGES / 2];
            for (int m = 0; m < posted.length; m++) {
                posted[m] = MPI.COMM_WORLD.Irecv(in[m], 0, in[m].length, MPI.DOUBLE, other, TAG);
            }
            for (int m = posted.length; m < MESSAGES; m++) {
                check(in[m], other, m, lengths, MPI.COMM_WORLD.Recv(in[m], 0, in[m].length, MPI.DOUBLE, other, TAG));
            }
            for (int m = 0; m < posted.length; m++) {
                check(in[m], other, m, lengths, posted[m].Wait());
            }
        }
    }
}
