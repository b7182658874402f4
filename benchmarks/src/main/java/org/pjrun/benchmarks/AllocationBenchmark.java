package org.pjrun.benchmarks;

import java.util.List;
import java.util.Map;
import org.pjrun.benchmarks.program.Allocation;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.PrintingContestant;

/** What calls allocate when they have been made often before; nobody to compare with, a promise to keep. */
final class AllocationBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final String CALLS = "100000";
    private static final String FEW_CALLS = "20000";

    private final boolean quick;

    AllocationBenchmark(boolean quick) {
        this.quick = quick;
    }

    @Override
    public Subject subject() {
        return new Subject(
                "allocation",
                "bytes that a rank's thread allocates for each call of many equal ones, 2 ranks (promised: none)",
                "call",
                "bytes",
                Better.LOWER,
                Pair.OURS,
                List.of(),
                Map.of(),
                Allocation::name);
    }

    @Override
    public String method() {
        return "the JVM's counter of the thread, read before and after " + (quick ? FEW_CALLS : CALLS)
                + " calls (long messages: a twentieth), as many having gone before";
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    @Override
    public List<Contestant> contestants(Workshop workshop) {
        List<String> program = List.of(Allocation.class.getName(), quick ? FEW_CALLS : CALLS);
        return List.of(new PrintingContestant(
                Pair.OURS, workshop.version(), workshop.commands(), List.of(workshop.pjrun(2, program))));
    }
}
