package org.pjrun.benchmarks.program;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;

/**
 * Pairs of ranks: {@code Pairs MEMORY CPUS WARM_UP_MS EXCHANGE SIZE:ITERATIONS:REPETITIONS ...}.
 *
 * <p>Rank r binds itself to the r-th of the comma-separated cores, or not where there is a dash. Then all sizes are gone
 * through without being measured until the time for warming up is over, because a JVM compiles while it runs. From there on
 * it does what {@code peers/pairs.c} does and prints the same lines.
 */
public final class Pairs {
    /** Larger messages use the same code and would only take long. */
    private static final int LARGEST_WARMED = 1 << 20;

    private final PairLoops loops;
    private final int pairs;
    private final boolean printing;
    private final Memory memory;
    private final Exchange exchange;
    private final @Nullable Tail tail;

    private Pairs(Comm comm, Memory memory, Exchange exchange) {
        this.loops = new PairLoops(comm);
        this.pairs = comm.size() / 2;
        this.printing = comm.rank() == 0;
        this.memory = memory;
        this.exchange = exchange;
        this.tail = exchange == Exchange.TAIL ? new Tail(loops) : null;
    }

    /** Runs as one of two ranks, or more for {@link Exchange#RATE}. */
    public static void main(String[] args) throws Exception {
        Comm comm = Comm.world();
        Exchange exchange = Exchange.parse(args[3]);
        if (exchange == Exchange.RATE ? comm.size() % 2 != 0 : comm.size() != 2) {
            throw new IllegalArgumentException("ranks: " + comm.size() + " (expected: 2, or pairs for rate)");
        }
        if (!args[1].equals("-")) {
            Pinning.toCpu(args[1].split(",")[comm.rank()]);
        }
        Memory memory = Memory.valueOf(args[0].toUpperCase(Locale.ROOT));
        Pairs pairs = new Pairs(comm, memory, exchange);
        List<Loop> loops = Arrays.stream(args).skip(4).map(Loop::parse).toList();
        pairs.warmUp(loops, Long.parseLong(args[2]) * 1_000_000);
        for (Loop loop : loops) {
            pairs.measure(loop);
        }
    }

    private void warmUp(List<Loop> all, long nanos) {
        long begin = System.nanoTime();
        do {
            for (Loop loop : all) {
                if (loop.size() <= LARGEST_WARMED) {
                    repeat(loop, out(loop), in(loop));
                }
            }
        } while (loops.agree(System.nanoTime() - begin < nanos));
    }

    private Object out(Loop loop) {
        return exchange == Exchange.OBJECTS ? Payload.of(loop.size()) : memory.buffer(loop.size());
    }

    private Object in(Loop loop) {
        return exchange == Exchange.OBJECTS ? "" : memory.buffer(loop.size());
    }

    private void measure(Loop loop) {
        Object out = out(loop);
        Object in = in(loop);
        StringBuilder[] lines =
                tail == null ? new StringBuilder[] {new StringBuilder().append(loop.size())} : Tail.lines();
        for (int r = 0; r <= loop.repetitions(); r++) {
            long nanos = repeat(loop, out, in);
            if (r > 0 && tail != null) {
                tail.add(lines);
            } else if (r > 0) {
                lines[0].append(exchange.value(nanos, loop, pairs));
            }
        }
        if (printing) {
            System.out.println(String.join("\n", lines));
        }
    }

    /** The nanoseconds of a repetition. */
    private long repeat(Loop loop, Object out, Object in) {
        loops.meet();
        long begin = System.nanoTime();
        switch (exchange) {
            case LATENCY -> loops.roundTrips(out, in, loop.iterations());
            case THREADS -> loops.threads(memory, loop.size(), loop.iterations());
            case TAIL -> {
                if (tail != null) {
                    tail.repeat(out, in, loop.iterations());
                }
            }
            case OBJECTS -> loops.objectRoundTrips(out, loop.iterations());
            case BANDWIDTH -> loops.windows(out, in, loop.iterations());
            case BIDIRECTIONAL -> loops.bothWays(out, in, loop.iterations());
            case RATE -> {
                loops.windows(out, in, loop.iterations());
                loops.meet();
            }
        }
        return System.nanoTime() - begin;
    }
}
