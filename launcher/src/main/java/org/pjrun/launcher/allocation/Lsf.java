package org.pjrun.launcher.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.ShellWords;
import org.pjrun.launcher.hosts.Host;

/**
 * Inside of a job of LSF.
 *
 * @param job number of the job
 * @param hosts what it was given
 * @param evidence what shows it
 */
public record Lsf(String job, List<Host> hosts, String evidence) implements Allocation {
    private static final String FILE = "LSB_DJOB_HOSTFILE";
    private static final String COUNTS = "LSB_MCPU_HOSTS";
    private static final String NAMES = "LSB_HOSTS";

    static Optional<Allocation> detect(Surroundings surroundings) {
        String variable = surroundings.first(FILE, COUNTS, NAMES);
        if (!surroundings.has("LSB_JOBID") || variable.isEmpty()) {
            return Optional.empty();
        }
        String text = surroundings.variable(variable);
        List<Host> hosts = switch (variable) {
            case FILE -> Host.counted(surroundings.lines(FILE)); // a line for each slot
            case COUNTS -> pairs(text);
            default -> Host.counted(List.of(text.trim().split("\\s+")));
        };
        String job = surroundings.variable("LSB_JOBID");
        return Optional.of(new Lsf(job, hosts, "LSB_JOBID=" + job + " " + variable + "=" + text));
    }

    /** Reads {@code hostA 2 hostB 1}. */
    private static List<Host> pairs(String text) {
        String[] words = text.trim().split("\\s+");
        List<Host> hosts = new ArrayList<>();
        try {
            for (int i = 0; i < words.length; i += 2) {
                hosts.add(new Host(words[i], Integer.parseInt(words[i + 1])));
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new BadInput(COUNTS + "=" + text + " (expected: a number of slots after each host)");
        }
        return Host.merged(hosts);
    }

    @Override
    public String scheduler() {
        return "lsf";
    }

    @Override
    public List<AgentStart> starts(List<String> chosen, List<String> agent) {
        return PerHost.starts(chosen, ShellWords.quoted(agent), host -> List.of("blaunch", host), true);
    }
}
