package org.pjrun.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private static final int SHORT_BYTES = 8;
    private static final int LONG_BYTES = 64 << 10;
    private static final int REPETITION_BYTES = 8 << 20;
    private static final int MOST_ITERATIONS = 2000;

    /** For each rank: where ranks outnumber cores, so do the threads that compile. */
    private static final int WARM_UP_MILLIS = 4000;

    private final boolean quick;

    CollectiveBenchmark(boolean quick) {
        this.quick = quick;
    }

    @Override
    public Subject subject() {
        Map<Integer, Double> bars = new HashMap<>();
        for (int ranks : RANKS) {
            loops(ranks).forEach(loop -> bars.put(loop.row(), bar(ranks, loop.bytes())));
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
        Map<Peer, String> compiled = new EnumMap<>(Peer.class);
        for (Peer peer : workshop.peers().keySet()) {
            compiled.put(peer, workshop.compile(peer, "collectives.c").toString());
        }
        List<Contestant> contestants = new ArrayList<>();
        // each number of ranks by turns of its own: close to its peers in time, and what fails spoils no other
        for (int ranks : RANKS) {
            contestants.add(new PrintingContestant(
                    subject().ours(),
                    workshop.version(),
                    workshop.commands(),
                    List.of(workshop.pjrun(ranks, program(CollectiveLoops.class.getName(), ranks, true)))));
            compiled.forEach((peer, program) -> {
                if (peer != Peer.MPICH || ranks == 2) {
                    contestants.add(new PrintingContestant(
                            peer.title(),
                            workshop.peers().getOrDefault(peer, "unknown"),
                            workshop.commands(),
                            List.of(peer.command(ranks, program(program, ranks, false)))));
                }
            });
        }
        return contestants;
    }

    /** The largest ratio to the better peer with a core for each rank, and to Open MPI where ranks outnumber cores. */
    private static double bar(int ranks, int bytes) {
        return switch (ranks) {
            case 2 -> bytes <= SHORT_BYTES ? 1.1 : 1.0;
            case 4 -> bytes < LONG_BYTES ? 1.0 : 0.8;
            default -> bytes < LONG_BYTES ? 0.85 : 0.8;
        };
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
}
