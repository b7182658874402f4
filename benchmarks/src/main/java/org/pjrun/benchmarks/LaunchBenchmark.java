package org.pjrun.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.pjrun.benchmarks.program.MpiNothing;
import org.pjrun.benchmarks.program.Nothing;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.Peer;
import org.pjrun.benchmarks.runner.TimedContestant;

/** Wall time of programs that do nothing, by number of ranks. */
final class LaunchBenchmark implements Benchmark {
    private static final int ROUNDS = 9;
    private static final List<Integer> RANKS = List.of(1, 2, 8);
    private static final String JAVA_BY_OPEN_MPI = "java by Open MPI";

    @Override
    public Subject subject() {
        return new Subject(
                        "launch",
                        "wall time from the start to the end of a program that does nothing",
                        "ranks",
                        "ms",
                        Better.LOWER,
                        Pair.OURS,
                        List.of(Peer.OPEN_MPI.title() + " C"),
                        Map.of(8, 0.7))
                .also(Map.of(JAVA_BY_OPEN_MPI, 1.0, MpjExpress.MULTICORE, 1.0));
    }

    @Override
    public String method() {
        return "no binding to cores; pjrun: scripts/pjrun -np N of a Java class with an empty main; java: the same"
            + " class by the same JDK without any option, alone and N times by mpirun.openmpi --oversubscribe; C:"
            + " MPI_Init and MPI_Finalize, and so eight threads of MPJ Express; one rehearsal before the first round";
    }

    @Override
    public boolean rehearses() {
        return true;
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    @Override
    public List<Contestant> contestants(Workshop workshop) throws FailedRun, InterruptedException {
        String nothing = Nothing.class.getName();
        List<String> java = List.of(workshop.commands().java().toString(), "-cp", workshop.classes(), nothing);
        String jdk = System.getProperty("java.version");
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(new TimedContestant(
                subject().ours(),
                workshop.version(),
                workshop.commands(),
                rows(ranks -> workshop.pjrun(ranks, List.of(nothing)))));
        contestants.add(new TimedContestant("java", jdk, workshop.commands(), Map.of(1, java)));
        for (Map.Entry<Peer, String> installed : workshop.peers().entrySet()) {
            Peer peer = installed.getKey();
            if (peer == Peer.OPEN_MPI) {
                contestants.add(new TimedContestant(
                        JAVA_BY_OPEN_MPI,
                        installed.getValue() + ", JDK " + jdk,
                        workshop.commands(),
                        rows(ranks -> peer.command(ranks, java))));
            }
            List<String> program = List.of(workshop.compile(peer, "nothing.c").toString());
            contestants.add(new TimedContestant(
                    peer.title() + " C",
                    installed.getValue(),
                    workshop.commands(),
                    rows(ranks -> peer.command(ranks, program))));
        }
        MpjExpress.find(workshop)
                .ifPresent(express -> contestants.add(new TimedContestant(
                        MpjExpress.MULTICORE,
                        MpjExpress.VERSION,
                        workshop.commands(),
                        Map.of(8, express.command(8, List.of(MpiNothing.class.getName()))))));
        return contestants;
    }

    private static Map<Integer, List<String>> rows(IntFunction<List<String>> command) {
        Map<Integer, List<String>> rows = new LinkedHashMap<>();
        for (int ranks : RANKS) {
            rows.put(ranks, command.apply(ranks));
        }
        return rows;
    }
}
