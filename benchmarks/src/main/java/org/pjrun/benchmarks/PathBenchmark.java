package org.pjrun.benchmarks;

import java.util.List;
import java.util.Map;
import org.pjrun.benchmarks.program.PathParts;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.PrintingContestant;

/** The parts of a message's way; nobody to compare with. */
final class PathBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int REPETITIONS = 21;
    private static final int QUICK_REPETITIONS = 7;

    private final boolean quick;

    PathBenchmark(boolean quick) {
        this.quick = quick;
    }

    @Override
    public Subject subject() {
        return new Subject(
                "path",
                "the parts of a message's way",
                "part",
                "ns",
                Better.LOWER,
                Pair.OURS,
                List.of(),
                Map.of(),
                PathParts::name);
    }

    @Override
    public String method() {
        return "2 ranks, each bound by taskset to a core of its own; means of repetitions of a few milliseconds, after"
                + " 20 that are not shown";
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    @Override
    public List<Contestant> contestants(Workshop workshop) {
        List<String> program = List.of(
                PathParts.class.getName(),
                workshop.cores().getFirst() + "," + workshop.cores().getLast(),
                Integer.toString(quick ? QUICK_REPETITIONS : REPETITIONS));
        return List.of(new PrintingContestant(
                Pair.OURS, workshop.version(), workshop.commands(), List.of(workshop.pjrun(2, program))));
    }
}
