package org.pjrun.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pjrun.benchmarks.program.Loop;
import org.pjrun.benchmarks.program.Pairs;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.PrintingContestant;

/** What it costs that a hang explains itself: latency with diagnosis, as usual, and without it. */
final class DiagnosisCostBenchmark implements Benchmark {
    private static final int ROUNDS = 7;
    private static final int REPETITIONS = 31;
    private static final int QUICK_REPETITIONS = 7;
    private static final int ROUND_TRIPS = 5000;
    private static final int WARM_UP_MILLIS = 3000;
    private static final List<Integer> BYTES = List.of(8, 1024);
    private static final String WITHOUT = "pjrun --deadlock off";

    private final boolean quick;

    DiagnosisCostBenchmark(boolean quick) {
        this.quick = quick;
    }

    @Override
    public Subject subject() {
        return new Subject(
                "diagnosis-cost",
                "half a round trip of blocking send and receive, with diagnosis and without",
                "bytes",
                "µs",
                Better.LOWER,
                "pjrun",
                List.of(WITHOUT),
                Map.of(8, 1.03));
    }

    @Override
    public String method() {
        return "2 ranks, each bound by taskset to a core of its own; byte[] buffers; both warmed up for "
                + WARM_UP_MILLIS + " ms before the first size, and run each size once unseen";
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    @Override
    public List<Contestant> contestants(Workshop workshop) throws FailedRun {
        List<Integer> cores = workshop.cores();
        if (cores.size() < 2) {
            throw new FailedRun(
                    "this process may use " + cores.size() + " core (expected: at least 2); widen its affinity");
        }
        List<String> program = new ArrayList<>(List.of(
                Pairs.class.getName(),
                "heap",
                cores.get(0) + "," + cores.get(1),
                Integer.toString(WARM_UP_MILLIS),
                "latency"));
        for (int bytes : BYTES) {
            program.add(new Loop(bytes, ROUND_TRIPS, quick ? QUICK_REPETITIONS : REPETITIONS).toString());
        }
        List<String> without = new ArrayList<>(List.of("--deadlock", "off"));
        without.addAll(program);
        return List.of(contestant(workshop, subject().ours(), program), contestant(workshop, WITHOUT, without));
    }

    private static Contestant contestant(Workshop workshop, String name, List<String> words) {
        return new PrintingContestant(name, workshop.version(), workshop.commands(), List.of(workshop.pjrun(2, words)));
    }
}
