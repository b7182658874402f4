package org.pjrun.internal.rehearsal;

import java.util.Arrays;
import org.pjrun.Comm;
import org.pjrun.Op;
import org.pjrun.Request;

/**
 * The program by which pjrun prepares the start of ranks: two ranks do what most programs do, often enough for the JVM to find out
 * which methods are hot. What it loads, links and learns goes into the archive that later ranks start from.
 *
 * <p>Objects are left out, and so is tcp: their libraries stand behind the user's classes on the class path, where no archive
 * reaches.
 */
public final class Rehearsal {
    private static final int ROUNDS = 1500;
    private static final int SELDOM = 25;
    private static final int WINDOW = 8;
    private static final int SHORT = 16;
    private static final int LONG = 8192; // doubles: copied once, from array to array

    private final Comm comm;
    private final int peer;
    private final double[] mine = new double[LONG];
    private final double[] theirs = new double[LONG];
    private final double[] both = new double[2 * LONG];
    private final int[] few = new int[SHORT];
    private final int[] fewOfBoth = new int[2 * SHORT];
    private final byte[] bytes = new byte[1024];

    private Rehearsal(Comm comm) {
        this.comm = comm;
        peer = 1 - comm.rank();
    }

    /** Runs as one of two ranks. */
    public static void main(String[] arguments) {
        Rehearsal rehearsal = new Rehearsal(Comm.world());
        for (int round = 0; round < ROUNDS; round++) {
            rehearsal.messages();
            rehearsal.collectives();
            if (round % SELDOM == 0) {
                rehearsal.longOnes();
                rehearsal.communicators();
            }
        }
    }

    private void messages() {
        if (comm.rank() == 0) {
            comm.send(mine, 0, SHORT, peer, 0);
            comm.recv(bytes, peer, 1);
            comm.send(7, peer, 2);
        } else {
            comm.recv(theirs, 0, SHORT, peer, 0);
            comm.send(bytes, peer, 1);
            comm.recvInt(peer, 2);
        }
        comm.sendrecv(mine, peer, 3, theirs, peer, 3);
        Request[] requests = new Request[2 * WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            requests[i] = comm.irecv(few, peer, i);
        }
        for (int i = 0; i < WINDOW; i++) {
            requests[WINDOW + i] = comm.isend(few, peer, i);
        }
        Request.waitAll(requests);
    }

    private void collectives() {
        comm.barrier();
        comm.bcast(few, 0);
        comm.bcast(1.5, 0);
        comm.allreduce(1.5, Op.SUM);
        comm.allreduce(3, Op.MAX);
        comm.reduce(mine, theirs, Op.SUM, 0);
        comm.gather(few, fewOfBoth, 0);
        comm.scatter(fewOfBoth, few, 0);
    }

    private void longOnes() {
        Arrays.fill(mine, 1);
        comm.allreduce(mine, theirs, Op.SUM);
        comm.allgather(mine, both);
        comm.alltoall(both, both.clone());
        comm.reduceScatterBlock(both, theirs, Op.SUM);
        comm.scan(mine, theirs, Op.SUM);
        comm.iallreduce(mine, theirs, Op.SUM).waitFor();
    }

    private void communicators() {
        Comm same = comm.dup();
        same.barrier();
        same.free();
        Comm alone = comm.split(comm.rank(), 0);
        alone.allreduce(mine, theirs, Op.SUM);
        alone.free();
    }
}
