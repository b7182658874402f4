package org.pjrun.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.pjrun.benchmarks.program.Nothing;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.Peer;
import org.pjrun.benchmarks.runner.TimedContestant;

/** Wall time of small programs on two emulated hosts, by number of ranks; as root, where there is an sshd. */
final class HostsBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final List<Integer> RANKS = List.of(2, 8);

    @Override
    public Subject subject() {
        return new Subject(
                "hosts",
                "wall time of a program on two hosts, from its start to its end",
                "ranks",
                "ms",
                Better.LOWER,
                "pjrun by ssh, nothing",
                List.of(),
                Map.of());
    }

    @Override
    public String method() {
        return "two emulated hosts (scripts/testbed) and Slurm on them; nothing: an empty main; hello: the sample"
            + " Hello, whose ranks join; ssh once: 'ssh host true'; one rehearsal, in which classes are brought to the"
            + " hosts";
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
        EmulatedHosts testbed = EmulatedHosts.make(workshop);
        String ssh = testbed.ssh();
        String nothing = Nothing.class.getName();
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(timed(workshop, subject().ours(), ranks -> spread(workshop, ssh, ranks, nothing)));
        contestants.add(timed(workshop, "pjrun by ssh, hello", ranks -> spread(workshop, ssh, ranks, "Hello")));
        contestants.add(timed(workshop, "ssh once", ranks -> List.of(ssh, "h1", "true")));
        if (Files.isExecutable(Path.of("/usr/sbin/slurmctld"))) {
            String conf = testbed.slurm();
            for (String program : List.of(nothing, "Hello")) {
                contestants.add(timed(
                        workshop, "pjrun in Slurm, " + (program.equals(nothing) ? "nothing" : "hello"), ranks -> {
                            List<String> command = new ArrayList<>(List.of("env", conf, "salloc", "-Q", "-N", "2"));
                            command.addAll(List.of("-n", "" + ranks, "--ntasks-per-node=" + ranks / 2));
                            command.addAll(List.of(pjrun(workshop), "-cp", workshop.classes(), program));
                            return command;
                        }));
            }
        }
        String openMpi = workshop.peers().get(Peer.OPEN_MPI);
        if (openMpi != null) {
            String program = workshop.compile(Peer.OPEN_MPI, "nothing.c").toString();
            contestants.add(new TimedContestant(
                    "Open MPI C by ssh",
                    openMpi,
                    workshop.commands(),
                    rows(ranks -> List.of(
                            "mpirun.openmpi",
                            "--allow-run-as-root",
                            "--mca",
                            "plm_rsh_agent",
                            ssh,
                            "-H",
                            hosts(ranks),
                            program))));
        }
        return contestants;
    }

    private static String pjrun(Workshop workshop) {
        return workshop.home().resolve("scripts/pjrun").toString();
    }

    private static String hosts(int ranks) {
        return "h1:" + ranks / 2 + ",h2:" + ranks / 2;
    }

    private static List<String> spread(Workshop workshop, String ssh, int ranks, String program) {
        return List.of(pjrun(workshop), "--ssh", ssh, "-H", hosts(ranks), "-cp", workshop.classes(), program);
    }

    private static TimedContestant timed(Workshop workshop, String name, IntFunction<List<String>> command) {
        return new TimedContestant(name, workshop.version(), workshop.commands(), rows(command));
    }

    private static Map<Integer, List<String>> rows(IntFunction<List<String>> command) {
        Map<Integer, List<String>> rows = new LinkedHashMap<>();
        for (int ranks : RANKS) {
            rows.put(ranks, command.apply(ranks));
        }
        return rows;
    }
}
