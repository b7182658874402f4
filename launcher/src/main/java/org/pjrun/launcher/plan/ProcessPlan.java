package org.pjrun.launcher.plan;

import java.util.List;
import java.util.Map;

/**
 * One process to be started.
 *
 * @param host the host that it runs on, empty for this one
 * @param firstRank the rank that it is, or the first of several
 * @param ranks how many ranks live in it: 1, or all where ranks are threads
 * @param command the full command line
 * @param environment variables to be set beyond the inherited ones
 * @param folder where it is started, empty for where pjrun was
 * @param input what it reads
 * @param cpus the processors that it is bound to as Linux lists them, empty for all
 * @param debugPort port of loopback at which it waits for a debugger, 0 where it does not
 */
public record ProcessPlan(
        String host,
        int firstRank,
        int ranks,
        List<String> command,
        Map<String, String> environment,
        String folder,
        Input input,
        String cpus,
        int debugPort) {
    /** The same with another command line. */
    public ProcessPlan withCommand(List<String> other) {
        return new ProcessPlan(host, firstRank, ranks, List.copyOf(other), environment, folder, input, cpus, debugPort);
    }

    /** The same in a folder. */
    public ProcessPlan in(String place) {
        return new ProcessPlan(host, firstRank, ranks, command, environment, place, input, cpus, debugPort);
    }
}
