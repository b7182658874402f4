package org.pjrun.benchmarks.program;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.pjrun.Comm;
import org.pjrun.Op;

/**
 * Collectives one after the other: {@code CollectiveLoops WARM_UP_MS ROW:COLLECTIVE:BYTES:ITERATIONS:REPETITIONS ...}.
 *
 * <p>All loops are gone through without being measured until the time for warming up is over, and each again before it is
 * measured, because a JVM compiles while it runs. From there on it does what {@code peers/collectives.c} does and prints
 * the same lines.
 */
public final class CollectiveLoops {
    private static final long AGAIN_NANOS = 400_000_000;

    /** So long at least a loop is gone through each time: those of long data would be called too seldom to be compiled. */
    private static final long TURN_NANOS = 50_000_000;

    private final Comm comm;

    private CollectiveLoops(Comm comm) {
        this.comm = comm;
    }

    /** Runs as one of any number of ranks. */
    public static void main(String[] args) {
        CollectiveLoops program = new CollectiveLoops(Comm.world());
        List<CollectiveLoop> loops =
                Arrays.stream(args).skip(1).map(CollectiveLoop::parse).toList();
        program.warmUp(loops, Long.parseLong(args[0]) * 1_000_000);
        loops.forEach(program::measure);
    }

    private void warmUp(List<CollectiveLoop> loops, long nanos) {
        long begin = System.nanoTime();
        do {
            for (CollectiveLoop loop : loops) {
                Buffers buffers = new Buffers(loop, comm.size());
                long turn = System.nanoTime();
                do {
                    repeat(loop, buffers);
                } while (goesOn(turn, TURN_NANOS));
            }
        } while (goesOn(begin, nanos));
    }

    /** Whether the time is not over, as rank 0 finds it. */
    private boolean goesOn(long begin, long nanos) {
        return comm.bcast(System.nanoTime() - begin < nanos ? 1 : 0, 0) != 0;
    }

    private void measure(CollectiveLoop loop) {
        Buffers buffers = new Buffers(loop, comm.size());
        StringBuilder line = new StringBuilder().append(loop.row());
        long begin = System.nanoTime();
        do {
            repeat(loop, buffers);
        } while (goesOn(begin, AGAIN_NANOS));
        for (int r = 0; r <= loop.repetitions(); r++) {
            double micros = repeat(loop, buffers);
            if (r > 0) {
                line.append(String.format(Locale.ROOT, " %.3f", micros));
            }
        }
        if (comm.rank() == 0) {
            System.out.println(line);
        }
    }

    /** Microseconds of a call, the mean of a repetition and, on rank 0, of all ranks. */
    private double repeat(CollectiveLoop loop, Buffers buffers) {
        comm.barrier();
        long nanos = nanos(loop, buffers);
        return comm.reduce((double) nanos, Op.SUM, 0) / 1e3 / loop.iterations() / comm.size();
    }

    /** The nanoseconds that this rank spends in the calls of a repetition. */
    private long nanos(CollectiveLoop loop, Buffers buffers) {
        return switch (loop.collective()) {
            case "barrier" -> barriers(loop.iterations());
            case "bcast" -> bcasts(loop.iterations(), buffers);
            case "allreduce" -> allreduces(loop.iterations(), buffers);
            case "allgather" -> allgathers(loop.iterations(), buffers);
            case "alltoall" -> alltoalls(loop.iterations(), buffers);
            default -> throw new IllegalArgumentException("collective: " + loop.collective());
        };
    }

    private long barriers(int iterations) {
        long nanos = 0;
        for (int i = 0; i < iterations; i++) {
            long start = System.nanoTime();
            comm.barrier();
            nanos += System.nanoTime() - start;
        }
        return nanos;
    }

    private long bcasts(int iterations, Buffers buffers) {
        long nanos = 0;
        for (int i = 0; i < iterations; i++) {
            long start = System.nanoTime();
            comm.bcast(buffers.in, 0);
            nanos += System.nanoTime() - start;
            comm.barrier();
        }
        return nanos;
    }

    private long allreduces(int iterations, Buffers buffers) {
        long nanos = 0;
        for (int i = 0; i < iterations; i++) {
            long start = System.nanoTime();
            comm.allreduce(buffers.terms, buffers.sums, Op.SUM);
            nanos += System.nanoTime() - start;
            comm.barrier();
        }
        return nanos;
    }

    private long allgathers(int iterations, Buffers buffers) {
        long nanos = 0;
        for (int i = 0; i < iterations; i++) {
            long start = System.nanoTime();
            comm.allgather(buffers.out, buffers.in);
            nanos += System.nanoTime() - start;
            comm.barrier();
        }
        return nanos;
    }

    private long alltoalls(int iterations, Buffers buffers) {
        long nanos = 0;
        for (int i = 0; i < iterations; i++) {
            long start = System.nanoTime();
            comm.alltoall(buffers.out, buffers.in);
            nanos += System.nanoTime() - start;
            comm.barrier();
        }
        return nanos;
    }

    /** What a loop sends and receives. */
    private static final class Buffers {
        final byte[] out;
        final byte[] in;
        final float[] terms;
        final float[] sums;

        Buffers(CollectiveLoop loop, int ranks) {
            boolean reduces = loop.collective().equals("allreduce");
            boolean blocks =
                    loop.collective().equals("allgather") || loop.collective().equals("alltoall");
            out = new byte[loop.collective().equals("alltoall") ? loop.bytes() * ranks : reduces ? 0 : loop.bytes()];
            in = new byte[blocks ? loop.bytes() * ranks : reduces ? 0 : loop.bytes()];
            terms = new float[reduces ? loop.bytes() / Float.BYTES : 0];
            sums = new float[terms.length];
        }
    }
}
