package org.pjrun.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pjrun.benchmarks.program.Overlap;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.PrintingContestant;

/** Nonblocking collectives beside a computation; nobody to compare with, a promise to keep. */
final class OverlapBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int RANKS = 2;
    private static final int REPETITIONS = 11;
    private static final int QUICK_REPETITIONS = 5;
    private static final int WARM_UP_MILLIS = 3000;
    private static final List<String> BYTES = List.of("1048576", "4194304");

    private final boolean quick;

    OverlapBenchmark(boolean quick) {
        this.quick = quick;
    }

    @Override
    public Subject subject() {
        return new Subject(
                "overlap",
                "iallreduce beside an equally long computation, 2 ranks (promised: at most 0.8 of the sum for 1 MiB)",
                "bytes",
                "of the sum",
                Better.LOWER,
                "pjrun",
                List.of(),
                Map.of());
    }

    @Override
    public String method() {
        return "no binding to cores, no flag; double[] buffers; the mean of 20 rounds, of the slower rank, each behind"
                + " a barrier; warmed up for " + WARM_UP_MILLIS + " ms for each size";
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    @Override
    public List<Contestant> contestants(Workshop workshop) {
        List<String> program = new ArrayList<>(List.of(
                Overlap.class.getName(),
                Integer.toString(WARM_UP_MILLIS),
                Integer.toString(quick ? QUICK_REPETITIONS : REPETITIONS)));
        program.addAll(BYTES);
        return List.of(new PrintingContestant(
                subject().ours(), workshop.version(), workshop.commands(), List.of(workshop.pjrun(RANKS, program))));
    }
}
