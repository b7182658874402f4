package org.pjrun.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pjrun.benchmarks.program.Exchange;
import org.pjrun.benchmarks.program.Loop;
import org.pjrun.benchmarks.program.Memory;
import org.pjrun.benchmarks.program.Payload;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;

/** Objects between two ranks, beside what Python pickles and what MPJ Express serializes. */
final class ObjectsBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int REPETITIONS = 11;
    private static final int QUICK_REPETITIONS = 5;
    private static final double TIMES_MPJ_EXPRESS = 20;

    private final boolean quick;

    ObjectsBenchmark(boolean quick) {
        this.quick = quick;
    }

    @Override
    public Subject subject() {
        return new Subject(
                        "objects",
                        "half a round trip of blocking send and receive of an object",
                        "object",
                        "µs",
                        Better.LOWER,
                        Pair.OURS,
                        List.of(Pair.MPI4PY),
                        Map.of(1, 1.0, 2, 1.0, 3, 1.0, 4, 1.0),
                        Payload::name)
                .also(Map.of(MpjExpress.MULTICORE, 1 / TIMES_MPJ_EXPRESS));
    }

    @Override
    public String method() {
        return "2 ranks, each bound by taskset to a core of its own (MPJ Express's threads are not); mpi4py's send and"
                + " recv of pickled objects; MPI.OBJECT of MPJ Express; pjrun warmed up for"
                + " " + Pair.WARM_UP_MILLIS + " ms";
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    @Override
    public List<Contestant> contestants(Workshop workshop) throws FailedRun, InterruptedException {
        Pair pair = new Pair(workshop, Exchange.OBJECTS, loops());
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(pair.ours(2, Memory.HEAP, List.of()));
        pair.mpi4py().ifPresent(contestants::add);
        pair.mpjExpress().ifPresent(contestants::add);
        return contestants;
    }

    private List<Loop> loops() {
        int repetitions = quick ? QUICK_REPETITIONS : REPETITIONS;
        return List.of(
                new Loop(1, 3000, repetitions),
                new Loop(2, 1000, repetitions),
                new Loop(3, 10, repetitions),
                new Loop(4, 20, repetitions));
    }
}
