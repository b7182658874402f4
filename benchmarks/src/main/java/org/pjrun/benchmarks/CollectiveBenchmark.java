package org.pjrun.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.pjrun.benchmarks.program.CollectiveLoop;
import org.pjrun.benchmarks.program.CollectiveLoops;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.Peer;
import org.pjrun.benchmarks.runner.PrintingContestant;

/**
 * Collectives by number of ranks and bytes, also where ranks outnumber cores. MPICH takes part with a core for each rank only:
 * it spins, and else needs a thousand times as long.
 */
final class CollectiveBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int[] RANKS = {2, 4, 8};
    private static final List<String> COLLECTIVES = List.of("barrier", "bcast", "allreduce", "allgather", "alltoall");
    private static final int[] BYTES = {8, 1 << 10, 16 << 10, 64 << 10, 1 << 20, 4 << 20};
    private static final int REPETITIONS = 11;
    private static final int QUICK_REPETITIONS = 5;
    private static final int REPETITION_BYTES = 8 << 20;
    private static final int MOST_ITERATIONS = 2000;

    /** For each rank: where ranks outnumber cores, so do the threads that compile. */
    private static final int WARM_UP_MILLIS = 2000;

    private static final double BAR = 1.3;
    private static final double CROWDED_BAR = 0.9;

    private final boolean quick;

    CollectiveBenchmark(boolean quick) {
        this.quick = quick;
    }

    @Override
    public Subject subject() {
        Map<Integer, Double> bars = new HashMap<>();
        for (int ranks : RANKS) {
            loops(ranks).forEach(loop -> bars.put(loop.row(), ranks == 2 ? BAR : CROWDED_BAR));
        }
        return new Subject(
                "collectives",
                "time of one call, mean of the ranks, with a barrier between two calls (OSU's loop)",
                "call",
                "µs",
                Better.LOWER,
                "pjrun",
                List.of(Peer.OPEN_MPI.title(), Peer.MPICH.title()),
                bars,
                CollectiveBenchmark::label);
    }

    @Override
    public String method() {
        return "no binding to cores, no flag for pjrun, --oversubscribe for Open MPI, MPICH with 2 ranks only; byte[]"
                + " and float[] buffers; pjrun warmed up for " + WARM_UP_MILLIS + " ms times the number of ranks";
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    @Override
    public List<Contestant> contestants(Workshop workshop) throws FailedRun, InterruptedException {
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(new PrintingContestant(
                subject().ours(),
                workshop.version(),
                workshop.commands(),
                rows(RANKS, ranks -> workshop.pjrun(ranks, program(CollectiveLoops.class.getName(), ranks, true)))));
        for (Map.Entry<Peer, String> entry : workshop.peers().entrySet()) {
            Peer peer = entry.getKey();
            String compiled = workshop.compile(peer, "collectives.c").toString();
            int[] possible = peer == Peer.MPICH ? new int[] {2} : RANKS;
            contestants.add(new PrintingContestant(
                    peer.title(),
                    entry.getValue(),
                    workshop.commands(),
                    rows(possible, ranks -> peer.command(ranks, program(compiled, ranks, false)))));
        }
        return contestants;
    }

    private List<String> program(String name, int ranks, boolean warm) {
        List<String> program = new ArrayList<>(List.of(name));
        if (warm) {
            program.add(Integer.toString(WARM_UP_MILLIS * ranks));
        }
        loops(ranks).forEach(loop -> program.add(loop.toString()));
        return program;
    }

    /** What Java and C programs are both told to do. */
    private List<CollectiveLoop> loops(int ranks) {
        List<CollectiveLoop> loops = new ArrayList<>();
        for (int kind = 0; kind < COLLECTIVES.size(); kind++) {
            String collective = COLLECTIVES.get(kind);
            for (int bytes : collective.equals("barrier") ? new int[] {0} : BYTES) {
                int iterations = Math.clamp(REPETITION_BYTES / Math.max(1, bytes) / ranks, 2, MOST_ITERATIONS);
                int repetitions = quick ? QUICK_REPETITIONS : REPETITIONS;
                loops.add(new CollectiveLoop(row(ranks, kind, bytes), collective, bytes, iterations, repetitions));
            }
        }
        return loops;
    }

    /** One number for ranks, collective and bytes, which sorts in this order. */
    private static int row(int ranks, int kind, int bytes) {
        return (ranks * 8 + kind) << 24 | bytes;
    }

    static String label(int row) {
        int bytes = row & (1 << 24) - 1;
        String collective = COLLECTIVES.get(row >> 24 & 7);
        return (row >> 27) + " ranks: " + collective + (bytes == 0 ? "" : " " + bytes);
    }

    private static List<List<String>> rows(int[] ranks, IntFunction<List<String>> command) {
        return IntStream.of(ranks).mapToObj(command).toList();
    }
}
