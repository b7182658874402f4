package org.pjrun.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.pjrun.benchmarks.program.Resident;
import org.pjrun.benchmarks.program.Resident.Kind;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.Peer;
import org.pjrun.benchmarks.runner.PrintingContestant;

/** Memory that a rank needs, beside a JVM that does nothing. */
final class MemoryBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final String JAVA = "java alone";
    private static final int[] RANKS = {2, 8};

    @Override
    public Subject subject() {
        Map<Integer, Double> bars = new HashMap<>();
        rows((ranks, kind) -> bars.put(row(ranks, kind), 1.3));
        return new Subject(
                "memory",
                "the most resident memory of a rank that was started, has joined, and has taken part in an alltoall",
                "rank",
                "MB",
                Better.LOWER,
                Pair.OURS,
                List.of(JAVA),
                bars,
                MemoryBenchmark::label);
    }

    @Override
    public String method() {
        return "VmHWM of /proc/self/status of rank 0, pages that are shared with others included; java alone: the same"
                + " class by the same JDK without any option and without pjrun; C: after MPI_Init and a barrier";
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    @Override
    public List<Contestant> contestants(Workshop workshop) throws FailedRun, InterruptedException {
        List<List<String>> ours = new ArrayList<>();
        List<String> java = new ArrayList<>(List.of(
                workshop.commands().java().toString(),
                "-cp",
                workshop.classes(),
                Resident.class.getName(),
                Kind.STARTED.name()));
        rows((ranks, kind) -> {
            String row = Integer.toString(row(ranks, kind));
            ours.add(workshop.pjrun(ranks, List.of(Resident.class.getName(), kind.name(), row)));
            java.add(row);
        });
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(new PrintingContestant(Pair.OURS, workshop.version(), workshop.commands(), ours));
        contestants.add(
                new PrintingContestant(JAVA, System.getProperty("java.version"), workshop.commands(), List.of(java)));
        for (Map.Entry<Peer, String> peer : workshop.peers().entrySet()) {
            String program = workshop.compile(peer.getKey(), "nothing.c").toString();
            List<List<String>> theirs = new ArrayList<>();
            for (int ranks : RANKS) {
                String row = Integer.toString(row(ranks, Kind.JOINED));
                theirs.add(peer.getKey().command(ranks, List.of(program, row)));
            }
            contestants.add(
                    new PrintingContestant(peer.getKey().title() + " C", peer.getValue(), workshop.commands(), theirs));
        }
        return contestants;
    }

    private static void rows(BiConsumer<Integer, Kind> action) {
        for (int ranks : RANKS) {
            for (Kind kind : Kind.values()) {
                action.accept(ranks, kind);
            }
        }
    }

    /** One number for ranks and kind, which sorts in this order. */
    private static int row(int ranks, Kind kind) {
        return ranks * 10 + kind.ordinal();
    }

    static String label(int row) {
        return "of " + row / 10 + ", " + Kind.values()[row % 10].name().toLowerCase(Locale.ROOT);
    }
}
