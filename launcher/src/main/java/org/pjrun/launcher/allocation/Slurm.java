package org.pjrun.launcher.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.hosts.Host;
import org.pjrun.launcher.hosts.HostNames;

/**
 * Inside of {@code sbatch} or {@code salloc}.
 *
 * @param job number of the job
 * @param hosts what it was given
 * @param evidence what shows it
 */
public record Slurm(String job, List<Host> hosts, String evidence) implements Allocation {
    private static final String NODES = "SLURM_JOB_NODELIST";
    private static final String TASKS = "SLURM_TASKS_PER_NODE";
    private static final String CPUS = "SLURM_JOB_CPUS_PER_NODE";
    private static final String CPUS_PER_TASK = "SLURM_CPUS_PER_TASK";

    static Optional<Allocation> detect(Surroundings surroundings) {
        String nodes = surroundings.first(NODES, "SLURM_NODELIST");
        if (!surroundings.has("SLURM_JOB_ID") || nodes.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<String> names = HostNames.expand(surroundings.variable(nodes));
            // without -n there is no number of tasks to go by, and the job's processors are there to be used
            boolean tasks =
                    !surroundings.first("SLURM_NTASKS", "SLURM_NTASKS_PER_NODE").isEmpty();
            String variable = tasks ? surroundings.first(TASKS, CPUS) : surroundings.first(CPUS, TASKS);
            List<Integer> slots = counts(surroundings.variable(variable), names.size());
            Integer divisor = variable.equals(CPUS) ? surroundings.number(CPUS_PER_TASK) : null;
            List<Host> hosts = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                hosts.add(new Host(names.get(i), Math.max(1, slots.get(i) / (divisor == null ? 1 : divisor))));
            }
            String evidence = "SLURM_JOB_ID=" + surroundings.variable("SLURM_JOB_ID") + " " + nodes + "="
                    + surroundings.variable(nodes) + " " + variable + "=" + surroundings.variable(variable)
                    + (divisor == null ? "" : " " + CPUS_PER_TASK + "=" + divisor);
            return Optional.of(new Slurm(surroundings.variable("SLURM_JOB_ID"), List.copyOf(hosts), evidence));
        } catch (IllegalArgumentException e) {
            throw new BadInput(nodes + "=" + surroundings.variable(nodes) + ": " + e.getMessage());
        }
    }

    /** Reads counts as in {@code 4,1(x2)}; one for each host, 1 where nothing is said. */
    private static List<Integer> counts(String text, int hosts) {
        List<Integer> counts = new ArrayList<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",")) {
            int times = part.indexOf("(x");
            int count = Integer.parseInt(times < 0 ? part : part.substring(0, times));
            int repeat = times < 0 ? 1 : Integer.parseInt(part.substring(times + 2, part.length() - 1));
            for (int i = 0; i < repeat; i++) {
                counts.add(count);
            }
        }
        while (counts.size() < hosts) {
            counts.add(counts.isEmpty() ? 1 : counts.getLast());
        }
        return counts;
    }

    @Override
    public String scheduler() {
        return "slurm";
    }

    /** What srun says to --cpu-bind=none where processors are not bound anyway. */
    @Override
    public boolean idle(String line) {
        return line.contains("lacks support for cpu binding");
    }

    @Override
    public List<AgentStart> starts(List<String> chosen, List<String> agent) {
        String count = Integer.toString(chosen.size());
        List<String> command = new ArrayList<>(List.of("srun", "-N", count, "-n", count));
        // without --overlap a second pjrun in the same job would wait for the first
        command.addAll(List.of("--ntasks-per-node=1", "--cpu-bind=none", "--overlap", "--no-kill", "-K0", "-W0"));
        command.addAll(List.of("--mpi=none", "--export=ALL", "--quiet", "-w", String.join(",", chosen)));
        command.addAll(agent);
        command.add(AgentStart.BY_VARIABLE + "SLURMD_NODENAME");
        return List.of(new AgentStart(List.copyOf(command), chosen, true));
    }
}
