package org.pjrun.launcher.allocation;

import java.util.List;
import java.util.Optional;
import org.pjrun.launcher.ShellWords;
import org.pjrun.launcher.hosts.Host;

/**
 * Inside of a job of OAR.
 *
 * @param job number of the job
 * @param hosts what it was given
 * @param evidence what shows it
 */
public record Oar(String job, List<Host> hosts, String evidence) implements Allocation {
    static Optional<Allocation> detect(Surroundings surroundings) {
        String file = surroundings.first("OAR_NODEFILE", "OAR_FILE_NODES", "OAR_NODE_FILE");
        if (!surroundings.has("OAR_JOB_ID") || file.isEmpty()) {
            return Optional.empty();
        }
        String job = surroundings.variable("OAR_JOB_ID");
        return Optional.of(new Oar(
                job,
                Host.counted(surroundings.lines(file)), // a line for each core
                "OAR_JOB_ID=" + job + " " + file + "=" + surroundings.variable(file)));
    }

    @Override
    public String scheduler() {
        return "oar";
    }

    @Override
    public List<AgentStart> starts(List<String> chosen, List<String> agent) {
        return PerHost.starts(chosen, ShellWords.quoted(agent), host -> List.of("oarsh", host), true);
    }
}
