package org.pjrun.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pjrun.benchmarks.program.Pools;
import org.pjrun.benchmarks.program.SharedObjects;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.PrintingContestant;

/** Pools beside those of Python; and what a shared queue and lock cost, with nobody to compare. */
final class PoolBenchmark implements Benchmark {
    private static final int ROUNDS = 3;
    private static final int REPETITIONS = 15;
    private static final int QUICK_REPETITIONS = 5;
    private static final int WARM_UP_MILLIS = 4000;
    private static final String PYTHON = "/usr/bin/python3";
    private static final List<String> ROWS = List.of(
            "", "map, default chunks", "map, chunks of 1", "one at a time", "queue put + take", "lock + unlock");

    /** Names of the peers, with the module that each needs and how {@code peers/pool.py} calls it. */
    private static final Map<String, List<String>> PEERS = Map.of(
            "multiprocessing", List.of("multiprocessing", "mp"),
            "ProcessPoolExecutor", List.of("concurrent.futures", "cf"),
            "joblib", List.of("joblib", "joblib"),
            "mpi4py.futures", List.of("mpi4py.futures", "mpi"),
            "ipyparallel", List.of("ipyparallel", "ipp"));

    private final boolean quick;

    PoolBenchmark(boolean quick) {
        this.quick = quick;
    }

    @Override
    public Subject subject() {
        return new Subject(
                "pool",
                "a pool of 2 workers over 100,000 trivial integers",
                "row",
                "per second",
                Better.HIGHER,
                "pjrun",
                List.copyOf(PEERS.keySet()),
                Map.of(1, 2.0, 2, 3.0, 3, 10.0),
                ROWS::get);
    }

    @Override
    public String method() {
        return "no binding to cores, no flag; f(x) = x + 1; chunks of 1,000 for those whose default is 1; pjrun warmed"
                + " up for "
                + WARM_UP_MILLIS + " ms for each row";
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    @Override
    public List<Contestant> contestants(Workshop workshop) throws InterruptedException {
        String repetitions = Integer.toString(quick ? QUICK_REPETITIONS : REPETITIONS);
        List<String> loop = List.of(Integer.toString(WARM_UP_MILLIS), repetitions);
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(new PrintingContestant(
                subject().ours(),
                workshop.version(),
                workshop.commands(),
                List.of(
                        workshop.java(with(Pools.class.getName(), loop)),
                        workshop.pjrun(2, with(SharedObjects.class.getName(), loop)))));
        for (Map.Entry<String, List<String>> peer : PEERS.entrySet()) {
            String module = peer.getValue().get(0);
            String version =
                    "import sys, " + module + " as m; print(getattr(m, '__version__', sys.version.split()[0]))";
            workshop.commands()
                    .firstLine(PYTHON, "-c", version)
                    .ifPresent(found -> contestants.add(new PrintingContestant(
                            peer.getKey(),
                            found,
                            workshop.commands(),
                            List.of(python(workshop, peer.getValue().get(1), repetitions)))));
        }
        return contestants;
    }

    private static List<String> with(String program, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(program));
        all.addAll(arguments);
        return all;
    }

    private static List<String> python(Workshop workshop, String kind, String repetitions) {
        List<String> command = new ArrayList<>();
        if (kind.equals("mpi")) {
            command.addAll(List.of("mpirun.openmpi", "--oversubscribe", "--bind-to", "none", "-np", "3"));
            command.addAll(List.of(PYTHON, "-m", "mpi4py.futures"));
        } else {
            command.add(PYTHON);
        }
        command.addAll(List.of(workshop.peer("pool.py").toString(), kind, repetitions));
        return command;
    }
}
