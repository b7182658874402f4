package org.pjrun.benchmarks.program;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mpi.Intracomm;
import mpi.MPI;

/**
 * The cases of {@code scripts/bench mpj} in package {@code mpi}, for pjrun and for MPJ Express: {@code MpiLoops CORES
 * WARM_UP_MS REPETITIONS CASE_MS}, where CORES are a core for each rank, as in 0,1, or {@value #UNBOUND}. {@link CommLoops} does the same by Comm.
 */
public final class MpiLoops {
    /** Cases by the numbers of their rows. */
    static final int CASES = 8;

    /** In the place of cores: ranks are threads of one JVM. */
    public static final String UNBOUND = "-";

    private final Intracomm comm = MPI.COMM_WORLD;
    private final int me = comm.Rank();
    private final int other = 1 - me;
    private final byte[] out = new byte[1 << 20];
    private final byte[] in = new byte[1 << 20];
    private final double[] left = new double[1 << 13];
    private final double[] right = new double[1 << 13];
    private final Object[] objects = {new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8))};

    private MpiLoops() {}

    /** Runs as one of two ranks. */
    public static void main(String[] args) throws IOException, InterruptedException {
        String[] own = MPI.Init(args);
        MpiLoops loops = new MpiLoops();
        if (!own[0].equals(UNBOUND)) {
            Pinning.toCpu(own[0].split(",")[loops.me]);
        }
        long warmUpNanos = Long.parseLong(own[1]) * 1_000_000;
        int repetitions = Integer.parseInt(own[2]);
        long caseNanos = Long.parseLong(own[3]) * 1_000_000;
        int[] iterations = new int[CASES + 1];
        for (int c = 1; c <= CASES; c++) {
            int n = 10;
            long nanos = loops.repeat(c, n);
            while (loops.agree(nanos < warmUpNanos / CASES)) {
                n = loops.agree(nanos < caseNanos) ? n * 2 : n;
                nanos += loops.repeat(c, n);
            }
            int[] fitting = {(int) Math.max(10, n * caseNanos / Math.max(1, loops.repeat(c, n)))};
            loops.comm.Bcast(fitting, 0, 1, MPI.INT, 0);
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
        MPI.Finalize();
    }

    /** Whether to go on, as rank 0 says. */
    private boolean agree(boolean mine) {
        int[] word = {mine ? 1 : 0};
        comm.Bcast(word, 0, 1, MPI.INT, 0);
        return word[0] != 0;
    }

    private long repeat(int c, int iterations) {
        comm.Barrier();
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
            case 4 -> comm.Bcast(out, 0, 8, MPI.BYTE, 0);
            case 5 -> comm.Allreduce(left, 0, right, 0, 1, MPI.DOUBLE, MPI.SUM);
            case 6 -> comm.Allreduce(left, 0, right, 0, 1 << 13, MPI.DOUBLE, MPI.SUM);
            case 7 -> comm.Alltoall(out, 0, 1 << 10, MPI.BYTE, in, 0, 1 << 10, MPI.BYTE);
            default -> objectRoundTrip();
        }
    }

    private void roundTrip(int bytes) {
        if (me == 0) {
            comm.Send(out, 0, bytes, MPI.BYTE, other, 1);
            comm.Recv(in, 0, bytes, MPI.BYTE, other, 1);
        } else {
            comm.Recv(in, 0, bytes, MPI.BYTE, other, 1);
            comm.Send(out, 0, bytes, MPI.BYTE, other, 1);
        }
    }

    private void objectRoundTrip() {
        if (me == 0) {
            comm.Send(objects, 0, 1, MPI.OBJECT, other, 2);
            comm.Recv(objects, 0, 1, MPI.OBJECT, other, 2);
        } else {
            comm.Recv(objects, 0, 1, MPI.OBJECT, other, 2);
            comm.Send(objects, 0, 1, MPI.OBJECT, other, 2);
        }
    }
}
