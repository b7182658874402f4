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
        return "each rank bound by taskset to a core of its own (threads of MPJ Express multicore are not); means of"
                + " repetitions of about 20 ms; warmed up for "
                + WARM_UP_MILLIS + " ms; arrays";
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    @Override
    public List<Contestant> contestants(Workshop workshop) throws FailedRun {
        String cores = workshop.cores().get(0) + "," + workshop.cores().get(1);
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(ours(workshop, "mpi", program(MpiLoops.class, cores)));
        contestants.add(ours(workshop, "Comm", program(CommLoops.class, cores)));
        MpjExpress.find(workshop).ifPresent(express -> {
            contestants.add(express.niodev(program(MpiLoops.class, cores)));
            contestants.add(express.multicore(program(MpiLoops.class, MpiLoops.UNBOUND)));
        });
        return contestants;
    }

    private List<String> program(Class<?> loops, String cores) {
        return List.of(
                loops.getName(),
                cores,
                Integer.toString(WARM_UP_MILLIS),
                Integer.toString(quick ? QUICK_REPETITIONS : REPETITIONS),
                "20");
    }

    private static Contestant ours(Workshop workshop, String name, List<String> program) {
        return new PrintingContestant(
                name, workshop.version(), workshop.commands(), List.of(workshop.pjrun(2, program)));
    }
}
