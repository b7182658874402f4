package org.pjrun.launcher.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Starts agents by a command for each host. */
final class PerHost {
    private PerHost() {}

    static List<AgentStart> starts(
            List<String> hosts, List<String> agent, Function<String, List<String>> shell, boolean input) {
        List<AgentStart> starts = new ArrayList<>();
        for (String host : hosts) {
            List<String> command = new ArrayList<>(shell.apply(host));
            command.addAll(agent);
            command.add(host);
            starts.add(new AgentStart(List.copyOf(command), List.of(host), input));
        }
        return List.copyOf(starts);
    }
}
