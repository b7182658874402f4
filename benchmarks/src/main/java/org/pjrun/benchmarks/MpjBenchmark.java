package org.pjrun.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pjrun.benchmarks.program.CommLoops;
import org.pjrun.benchmarks.program.MpiLoops;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.PrintingContestant;

/** Package {@code mpi} beside Comm below it, and beside MPJ Express on both of its devices. */
final class MpjBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int REPETITIONS = 11;
    private static final int QUICK_REPETITIONS = 5;
    private static final int WARM_UP_MILLIS = 4000;

    private final boolean quick;

    MpjBenchmark(boolean quick) {
        this.quick = quick;
    }

    @Override
    public Subject subject() {
        return new Subject(
                "mpj",
                "package mpi, 2 ranks; cases: latency of 1: 8 B, 2: 1 KiB, 3: 64 KiB; 4: bcast 8 B; allreduce 5: 8 B,"
                        + " 6: 64 KiB; 7: alltoall 1 KiB; 8: latency of a list of 8 (promised: at most 1.1 of Comm in 1"
                        + " and 5, and a tenth of niodev in 1, 4, 5, 7)",
                "case",
                "µs",
                Better.LOWER,
                "mpi",
                List.of("Comm", MpjExpress.NIODEV, MpjExpress.MULTICORE),
                Map.of());
    }

    @Override
    public String method() {
        return "no binding to cores, no flag for pjrun; means of repetitions of about 20 ms; warmed up for "
                + WARM_UP_MILLIS + " ms; arrays";
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    @Override
    public List<Contestant> contestants(Workshop workshop) throws FailedRun {
        List<String> loop = List.of(
                Integer.toString(WARM_UP_MILLIS), Integer.toString(quick ? QUICK_REPETITIONS : REPETITIONS), "20");
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(ours(workshop, "mpi", MpiLoops.class, loop));
        contestants.add(ours(workshop, "Comm", CommLoops.class, loop));
        List<String> theirs = new ArrayList<>(List.of(MpiLoops.class.getName()));
        theirs.addAll(loop);
        MpjExpress.find(workshop).ifPresent(express -> {
            contestants.add(express.niodev(theirs));
            contestants.add(express.multicore(theirs));
        });
        return contestants;
    }

    private static Contestant ours(Workshop workshop, String name, Class<?> program, List<String> loop) {
        List<String> words = new ArrayList<>(List.of(program.getName()));
        words.addAll(loop);
        return new PrintingContestant(name, workshop.version(), workshop.commands(), List.of(workshop.pjrun(2, words)));
    }
}
