package org.pjrun.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.pjrun.benchmarks.program.Barriers;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.Peer;
import org.pjrun.benchmarks.runner.PrintingContestant;

/**
 * Barriers by number of ranks, also where ranks outnumber cores. MPICH takes no part: it spins there and needs a thousand
 * times as long.
 */
final class BarrierBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int[] RANKS = {2, 4, 8};
    private static final int REPETITIONS = 21;
    private static final int QUICK_REPETITIONS = 7;
    private static final int ITERATIONS = 400;

    /** For each rank: where ranks outnumber cores, so do the threads that compile. */
    private static final int WARM_UP_MILLIS = 1500;

    private final boolean quick;

    BarrierBenchmark(boolean quick) {
        this.quick = quick;
    }

    @Override
    public Subject subject() {
        return new Subject(
                "barrier",
                "one of many barriers in a row (promised: at most 50 µs for 8 ranks on 2 cores)",
                "ranks",
                "µs",
                Better.LOWER,
                "pjrun",
                List.of(Peer.OPEN_MPI.title()),
                Map.of());
    }

    @Override
    public String method() {
        return "no binding to cores, no flag for pjrun, --oversubscribe for Open MPI; mean of " + ITERATIONS
                + " barriers a repetition; pjrun warmed up for " + WARM_UP_MILLIS + " ms times the number of ranks";
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    @Override
    public List<Contestant> contestants(Workshop workshop) throws FailedRun, InterruptedException {
        List<String> loop =
                List.of(Integer.toString(quick ? QUICK_REPETITIONS : REPETITIONS), Integer.toString(ITERATIONS));
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(new PrintingContestant(
                subject().ours(),
                workshop.version(),
                workshop.commands(),
                rows(ranks -> workshop.pjrun(ranks, ours(ranks, loop)))));
        String version = workshop.peers().get(Peer.OPEN_MPI);
        if (version != null) {
            List<String> theirs = new ArrayList<>();
            theirs.add(workshop.compile(Peer.OPEN_MPI, "barrier.c").toString());
            theirs.addAll(loop);
            contestants.add(new PrintingContestant(
                    Peer.OPEN_MPI.title(),
                    version,
                    workshop.commands(),
                    rows(ranks -> Peer.OPEN_MPI.command(ranks, theirs))));
        }
        return contestants;
    }

    private static List<String> ours(int ranks, List<String> loop) {
        List<String> program =
                new ArrayList<>(List.of(Barriers.class.getName(), Integer.toString(WARM_UP_MILLIS * ranks)));
        program.addAll(loop);
        return program;
    }

    private static List<List<String>> rows(IntFunction<List<String>> command) {
        return IntStream.of(RANKS).mapToObj(command).toList();
    }
}
