package org.pjrun.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pjrun.benchmarks.program.FacadeLoops;
import org.pjrun.benchmarks.program.MpiLoops;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.SharedRun;

/** Package {@code mpi} beside Comm below it, and beside MPJ Express on both of its devices. */
final class MpjBenchmark implements Benchmark {
    private static final String OURS = "mpi";
    private static final String COMM = "Comm";
    private static final List<String> PEERS = List.of(COMM, MpjExpress.NIODEV, MpjExpress.MULTICORE);
    private static final int ROUNDS = 5;
    private static final int REPETITIONS = 11;
    private static final int QUICK_REPETITIONS = 5;
    private static final int WARM_UP_MILLIS = 8000;

    /** What the facade may cost, in the cases where most is seen of it. */
    private static final Map<Integer, Double> BARS = Map.of(1, 1.1, 5, 1.1);

    private final boolean windows;
    private final boolean quick;

    private MpjBenchmark(boolean windows, boolean quick) {
        this.windows = windows;
        this.quick = quick;
    }

    /** Times of calls. */
    static MpjBenchmark calls(boolean quick) {
        return new MpjBenchmark(false, quick);
    }

    /** Bandwidth. */
    static MpjBenchmark windows(boolean quick) {
        return new MpjBenchmark(true, quick);
    }

    @Override
    public Subject subject() {
        if (windows) {
            return new Subject(
                    "mpj-bandwidth",
                    "package mpi, windows of 64 nonblocking sends and receives, acknowledged by 4 bytes",
                    "bytes",
                    "MB/s",
                    Better.HIGHER,
                    OURS,
                    PEERS,
                    Map.of());
        }
        return new Subject(
                "mpj",
                "package mpi, 2 ranks; cases: latency of 1: 8 B, 2: 1 KiB, 3: 64 KiB; 4: bcast 8 B; allreduce 5: 8 B,"
                    + " 6: 64 KiB; 7: alltoall 1 KiB; 8: latency of a list of 8 (promised also: a tenth of niodev in"
                    + " 1, 4, 5, 7)",
                "case",
                "µs",
                Better.LOWER,
                OURS,
                PEERS,
                BARS);
    }

    @Override
    public String method() {
        return "each rank bound by taskset to a core of its own (threads of MPJ Express multicore are not); mpi and"
                + " Comm by turns in the same JVMs; means of repetitions of about 20 ms; warmed up for "
                + WARM_UP_MILLIS + " ms; arrays";
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    @Override
    public List<Contestant> contestants(Workshop workshop) throws FailedRun {
        String cores = workshop.cores().get(0) + "," + workshop.cores().get(1);
        List<String> both = workshop.pjrun(2, program(FacadeLoops.class, cores));
        List<Contestant> contestants = new ArrayList<>(
                new SharedRun(workshop.commands(), both, FacadeLoops.COMM).contestants(OURS, COMM, workshop.version()));
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
                "20",
                windows ? "windows" : "calls");
    }
}
