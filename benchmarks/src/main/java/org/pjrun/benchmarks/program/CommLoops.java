package org.pjrun.benchmarks.program;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pjrun.Comm;
import org.pjrun.Op;

/** What {@link MpiLoops} does, by Comm. */
public final class CommLoops {
    private static final int CASES = MpiLoops.CASES;

    private final Comm comm = Comm.world();
    private final int me = comm.rank();
    private final int other = 1 - me;
    private final byte[] out = new byte[1 << 20];
    private final byte[] in = new byte[1 << 20];
    private final double[] left = new double[1 << 13];
    private final double[] right = new double[1 << 13];
    private final Object[] objects = {new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8))};

    private CommLoops() {}

    /** Runs as one of two ranks. */
    public static void main(String[] args) throws IOException, InterruptedException {
        CommLoops loops = new CommLoops();
        if (!args[0].equals(MpiLoops.UNBOUND)) {
            Pinning.toCpu(args[0].split(",")[loops.me]);
        }
        long warmUpNanos = Long.parseLong(args[1]) * 1_000_000;
        int repetitions = Integer.parseInt(args[2]);
        long caseNanos = Long.parseLong(args[3]) * 1_000_000;
        int[] iterations = new int[CASES + 1];
        for (int c = 1; c <= CASES; c++) {
            int n = 10;
            long nanos = loops.repeat(c, n);
            while (loops.agree(nanos < warmUpNanos / CASES)) {
                n = loops.agree(nanos < caseNanos) ? n * 2 : n;
                nanos += loops.repeat(c, n);
            }
            int[] fitting = {(int) Math.max(10, n * caseNanos / Math.max(1, loops.repeat(c, n)))};
            loops.comm.bcast(fitting, 0);
            iterations[c] = fitting[0];
        }
        for (int c = 1; c <= CASES; c++) {
            StringBuilder line = new StringBuilder().append(c);
            for (int r = 0; r < repetitions; r++) {
                long nanos = loops.repeat(c, iterations[c]);
                line.append(
                        String.format(Locale.ROOT, " %.4f", nanos / 1e3 / iterations[c] / (c <= 3 || c == 8 ? 2 : 1)));
            }
            if (loops.me == 0) {
                System.out.println(line);
            }
        }
    }

    /** Whether to go on, as rank 0 says. */
    private boolean agree(boolean mine) {
        int[] word = {mine ? 1 : 0};
        comm.bcast(word, 0);
        return word[0] != 0;
    }

    private long repeat(int c, int iterations) {
        comm.barrier();
        long begin = System.nanoTime();
        for (int i = 0; i < iterations; i++) {
            call(c);
        }
        return System.nanoTime() - begin;
    }

    private void call(int c) {
        switch (c) {
            case 1 -> roundTrip(8);
            case 2 -> roundTrip(1 << 10);
            case 3 -> roundTrip(1 << 16);
            case 4 -> comm.bcast(out, 0, 8, 0);
            case 5 -> comm.allreduce(left, 0, right, 0, 1, Op.SUM);
            case 6 -> comm.allreduce(left, 0, right, 0, 1 << 13, Op.SUM);
            case 7 -> comm.alltoall(out, 0, in, 0, 1 << 10);
            default -> objectRoundTrip();
        }
    }

    private void roundTrip(int bytes) {
        if (me == 0) {
            comm.send(out, 0, bytes, other, 1);
            comm.recv(in, 0, bytes, other, 1);
        } else {
            comm.recv(in, 0, bytes, other, 1);
            comm.send(out, 0, bytes, other, 1);
        }
    }

    private void objectRoundTrip() {
        if (me == 0) {
            comm.sendObject(objects, other, 2);
            comm.recvObject(other, 2);
        } else {
            comm.recvObject(other, 2);
            comm.sendObject(objects, other, 2);
        }
    }
}
