package org.pjrun.launcher.allocation;

import java.util.List;

/**
 * A command that starts agents.
 *
 * @param command the command line
 * @param hosts the hosts on which it starts one agent each
 * @param input whether what the command reads from its standard input comes to each of the agents
 */
public record AgentStart(List<String> command, List<String> hosts, boolean input) {
    /** Stands in front of the name of a variable in which an agent finds its host's name. */
    public static final String BY_VARIABLE = "@";
}
