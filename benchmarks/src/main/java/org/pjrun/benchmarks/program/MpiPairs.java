package org.pjrun.benchmarks.program;

import java.util.Arrays;
import java.util.List;
import mpi.Intracomm;
import mpi.MPI;
import mpi.Request;

/**
 * What {@link Pairs} does with arrays and objects, in package {@code mpi}, for MPJ Express: {@code MpiPairs WARM_UP_MS
 * latency|bandwidth|objects SIZE:ITERATIONS:REPETITIONS ...}.
 */
public final class MpiPairs {
    private static final int WINDOW = PairLoops.WINDOW;
    private static final int DATA = 1;
    private static final int ACK = 2;

    private final Intracomm comm = MPI.COMM_WORLD;
    private final boolean first = comm.Rank() == 0;
    private final int other = 1 - comm.Rank();
    private final Exchange exchange;
    private final byte[] ack = new byte[4];
    private final Request[] requests = new Request[WINDOW];

    private MpiPairs(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Runs as one of two ranks. */
    public static void main(String[] args) {
        String[] own = MPI.Init(args);
        MpiPairs pairs = new MpiPairs(Exchange.parse(own[1]));
        List<Loop> loops = Arrays.stream(own).skip(2).map(Loop::parse).toList();
        long warmUpNanos = Long.parseLong(own[0]) * 1_000_000;
        long begin = System.nanoTime();
        do {
            loops.forEach(loop -> pairs.repeat(loop, pairs.out(loop), new byte[loop.size()]));
        } while (pairs.agree(System.nanoTime() - begin < warmUpNanos));
        loops.forEach(pairs::measure);
        MPI.Finalize();
    }

    /** Whether to go on, as rank 0 says. */
    private boolean agree(boolean mine) {
        int[] word = {mine ? 1 : 0};
        comm.Bcast(word, 0, 1, MPI.INT, 0);
        return word[0] != 0;
    }

    private Object out(Loop loop) {
        return exchange == Exchange.OBJECTS ? new Object[] {Payload.of(loop.size())} : new byte[loop.size()];
    }

    private void measure(Loop loop) {
        Object out = out(loop);
        byte[] in = new byte[loop.size()];
        StringBuilder line = new StringBuilder().append(loop.size());
        for (int r = 0; r <= loop.repetitions(); r++) {
            long nanos = repeat(loop, out, in);
            if (r > 0) {
                line.append(exchange.value(nanos, loop, 1));
            }
        }
        if (first) {
            System.out.println(line);
        }
    }

    private long repeat(Loop loop, Object out, byte[] in) {
        comm.Barrier();
        long begin = System.nanoTime();
        for (int i = 0; i < loop.iterations(); i++) {
            switch (exchange) {
                case LATENCY -> roundTrip(out, in, in.length, MPI.BYTE);
                case OBJECTS -> roundTrip(out, new Object[1], 1, MPI.OBJECT);
                case BANDWIDTH -> window((byte[]) out, in);
                default -> throw new IllegalArgumentException(exchange + " (expected: latency, bandwidth or objects)");
            }
        }
        return System.nanoTime() - begin;
    }

    private void roundTrip(Object out, Object in, int count, mpi.Datatype type) {
        if (first) {
            comm.Send(out, 0, count, type, other, DATA);
            comm.Recv(in, 0, count, type, other, DATA);
        } else {
            comm.Recv(in, 0, count, type, other, DATA);
            comm.Send(out, 0, count, type, other, DATA);
        }
    }

    private void window(byte[] out, byte[] in) {
        for (int w = 0; w < WINDOW; w++) {
            requests[w] = first
                    ? comm.Isend(out, 0, out.length, MPI.BYTE, other, DATA)
                    : comm.Irecv(in, 0, in.length, MPI.BYTE, other, DATA);
        }
        Request.Waitall(requests);
        if (first) {
            comm.Recv(ack, 0, ack.length, MPI.BYTE, other, ACK);
        } else {
            comm.Send(ack, 0, ack.length, MPI.BYTE, other, ACK);
        }
    }
}
