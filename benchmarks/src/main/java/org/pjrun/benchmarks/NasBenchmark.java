package org.pjrun.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.Peer;

/** The NAS kernels of the samples beside the same in C, and beside NPB's own where they are: on one rank and on two. */
final class NasBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int ROWS = 3; // of a kernel: the rates of one rank and of two, and the speed-up
    private static final String RUNS = "6"; // of a kernel in one JVM, the last of which counts: those before warm it up
    private static final double RATE_BAR = 0.7;
    private static final double SPEED_UP_BAR = 0.95;
    private static final String NPB = "NPB";

    private final NasOptions options;

    NasBenchmark(NasOptions options) {
        this.options = options;
    }

    /** The row of a kernel's rate on so many ranks; that of its speed-up follows that of two ranks. */
    static int row(int kernel, int ranks) {
        return ROWS * kernel + ranks - 1;
    }

    private static String label(int row) {
        String kernel = NasOptions.title(row / ROWS);
        return switch (row % ROWS) {
            case 0 -> kernel + ", 1 rank";
            case 1 -> kernel + ", 2 ranks";
            default -> kernel + ", speed-up";
        };
    }

    @Override
    public Subject subject() {
        Map<Integer, Double> bars = new HashMap<>();
        for (String kernel : options.kernels()) {
            int number = NasOptions.number(kernel);
            bars.put(row(number, 1), RATE_BAR);
            bars.put(row(number, 2), RATE_BAR);
            bars.put(row(number, 2) + 1, SPEED_UP_BAR);
        }
        return new Subject(
                "nas",
                "the NAS kernels, class " + options.problem() + ", with NPB's numbers of operations",
                "kernel",
                "Mop/s",
                Better.HIGHER,
                "pjrun",
                List.of(NPB, Peer.OPEN_MPI.title()),
                bars,
                NasBenchmark::label);
    }

    @Override
    public String method() {
        return "no binding to cores; scripts/pjrun -np N nas.KERNEL, the last of " + RUNS
                + " runs in one JVM; the same algorithms in C"
                + " (benchmarks/peers/nas-*.c, -O3 -march=native) by mpirun.openmpi; NPB: the programs of --npb by"
                + " mpirun.openmpi, as they were compiled; all verify their results; what each prints as Mop/s total; a"
                + " speed-up is of one round";
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    @Override
    public List<Contestant> contestants(Workshop workshop) throws FailedRun, InterruptedException {
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(contestant(
                subject().ours(),
                workshop.version(),
                workshop,
                (kernel, ranks) -> workshop.pjrun(
                        ranks,
                        List.of(
                                "nas." + Character.toUpperCase(kernel.charAt(0)) + kernel.substring(1),
                                options.problem(),
                                RUNS))));
        String version = workshop.peers().get(Peer.OPEN_MPI);
        if (version == null) {
            return contestants;
        }
        Map<String, Path> programs = new HashMap<>();
        for (String kernel : options.kernels()) {
            programs.put(kernel, workshop.compileFully(Peer.OPEN_MPI, "nas-" + kernel + ".c"));
        }
        contestants.add(contestant(
                Peer.OPEN_MPI.title(),
                version,
                workshop,
                (kernel, ranks) -> Peer.OPEN_MPI.command(
                        ranks, List.of(String.valueOf(programs.get(kernel)), options.problem()))));
        String npb = options.npb();
        if (npb != null) {
            contestants.add(contestant(
                    NPB,
                    "of Open MPI " + version,
                    workshop,
                    (kernel, ranks) -> Peer.OPEN_MPI.command(
                            ranks,
                            List.of(Path.of(npb, kernel + "." + options.problem() + ".x")
                                    .toString()))));
        }
        return contestants;
    }

    private Contestant contestant(
            String name, String version, Workshop workshop, BiFunction<String, Integer, List<String>> command) {
        Map<Integer, List<String>> runs = new HashMap<>();
        for (String kernel : options.kernels()) {
            int number = NasOptions.number(kernel);
            runs.put(row(number, 1), command.apply(kernel, 1));
            runs.put(row(number, 2), command.apply(kernel, 2));
        }
        return new NasContestant(name, version, workshop.commands(), runs);
    }
}
