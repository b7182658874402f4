package org.pjrun.launcher.allocation;

import java.util.List;
import java.util.Optional;
import org.pjrun.launcher.hosts.Host;

/**
 * Inside of a job of PBS Pro, OpenPBS or Torque.
 *
 * @param job name of the job
 * @param hosts what it was given
 * @param evidence what shows it
 */
public record Pbs(String job, List<Host> hosts, String evidence) implements Allocation {
    private static final String FILE = "PBS_NODEFILE";

    static Optional<Allocation> detect(Surroundings surroundings) {
        if (!surroundings.has("PBS_JOBID") || !surroundings.has(FILE)) {
            return Optional.empty();
        }
        String job = surroundings.variable("PBS_JOBID");
        return Optional.of(new Pbs(
                job,
                Host.counted(surroundings.lines(FILE)), // a line for each slot
                "PBS_JOBID=" + job + " " + FILE + "=" + surroundings.variable(FILE)));
    }

    @Override
    public String scheduler() {
        return "pbs";
    }

    @Override
    public List<AgentStart> starts(List<String> chosen, List<String> agent) {
        return PerHost.starts(chosen, agent, host -> List.of("pbs_tmrsh", host), false);
    }
}
