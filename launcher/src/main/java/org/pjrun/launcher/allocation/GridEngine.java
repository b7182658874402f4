package org.pjrun.launcher.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.ShellWords;
import org.pjrun.launcher.hosts.Host;

/**
 * Inside of a job of Grid Engine with a parallel environment.
 *
 * @param job number of the job
 * @param hosts what it was given
 * @param evidence what shows it
 */
public record GridEngine(String job, List<Host> hosts, String evidence) implements Allocation {
    private static final String FILE = "PE_HOSTFILE";

    static Optional<Allocation> detect(Surroundings surroundings) {
        if (!surroundings.has("JOB_ID") || !surroundings.has(FILE)) {
            return Optional.empty();
        }
        List<Host> hosts = new ArrayList<>();
        for (String line : surroundings.lines(FILE)) { // host, slots, queue, processors
            String[] words = line.split("\\s+");
            try {
                hosts.add(new Host(words[0], Integer.parseInt(words[1])));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new BadInput(FILE + "=" + surroundings.variable(FILE) + ": '" + line
                        + "' (expected: host, slots, queue, processors)");
            }
        }
        String job = surroundings.variable("JOB_ID");
        return Optional.of(new GridEngine(
                job, Host.merged(hosts), "JOB_ID=" + job + " " + FILE + "=" + surroundings.variable(FILE)));
    }

    @Override
    public String scheduler() {
        return "sge";
    }

    @Override
    public List<AgentStart> starts(List<String> chosen, List<String> agent) {
        // the host's shell takes the command apart once more
        return PerHost.starts(chosen, ShellWords.quoted(agent), host -> List.of("qrsh", "-inherit", "-V", host), true);
    }
}
