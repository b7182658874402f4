package org.pjrun.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.pjrun.benchmarks.program.Resident;
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
    private static final List<Integer> RANKS = List.of(1, 2, 8);

    @Override
    public Subject subject() {
        return new Subject(
                "memory",
                "the most resident memory of a rank that has joined and exchanged a message with each other rank",
                "ranks",
                "MB",
                Better.LOWER,
                Pair.OURS,
                List.of(JAVA),
                Map.of(1, 1.3, 2, 1.3, 8, 1.3));
    }

    @Override
    public String method() {
        return "VmHWM of /proc/self/status, the largest of all ranks, pages that are shared with others included; java alone: the"
                + " same class by the same JDK without any option and without pjrun; C: after MPI_Init and a barrier";
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    @Override
    public List<Contestant> contestants(Workshop workshop) throws FailedRun, InterruptedException {
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(printing(
                workshop,
                Pair.OURS,
                workshop.version(),
                ranks -> workshop.pjrun(ranks, List.of(Resident.class.getName(), "joined"))));
        List<String> java = new ArrayList<>(List.of(
                workshop.commands().java().toString(), "-cp", workshop.classes(), Resident.class.getName()));
        RANKS.forEach(ranks -> java.add(ranks.toString()));
        contestants.add(new PrintingContestant(
                JAVA, System.getProperty("java.version"), workshop.commands(), List.of(java)));
        for (Map.Entry<Peer, String> peer : workshop.peers().entrySet()) {
            List<String> program =
                    List.of(workshop.compile(peer.getKey(), "nothing.c").toString(), "memory");
            contestants.add(printing(
                    workshop,
                    peer.getKey().title() + " C",
                    peer.getValue(),
                    ranks -> peer.getKey().command(ranks, program)));
        }
        return contestants;
    }

    private static Contestant printing(
            Workshop workshop, String name, String version, IntFunction<List<String>> command) {
        return new PrintingContestant(
                name,
                version,
                workshop.commands(),
                RANKS.stream().map(command::apply).toList());
    }
}
