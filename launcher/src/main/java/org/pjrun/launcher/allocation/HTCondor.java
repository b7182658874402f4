package org.pjrun.launcher.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pjrun.launcher.hosts.Host;

/**
 * Inside of the parallel universe of HTCondor, which starts the same command in every slot: the first one launches, the
 * others wait to be agents. Each slot counts as a host, called after its number.
 *
 * @param job the node's number of this process, from 0
 * @param hosts what it was given
 * @param evidence what shows it
 */
public record HTCondor(String job, List<Host> hosts, String evidence) implements Allocation {
    private static final String NODE = "_CONDOR_PROCNO";
    private static final String NODES = "_CONDOR_NPROCS";

    static Optional<Allocation> detect(Surroundings surroundings) {
        Integer nodes = surroundings.number(NODES);
        Integer node = surroundings.number(NODE);
        if (node == null || nodes == null) {
            return Optional.empty();
        }
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            hosts.add(new Host(Integer.toString(i), 1));
        }
        return Optional.of(
                new HTCondor(node.toString(), List.copyOf(hosts), NODE + "=" + node + " " + NODES + "=" + nodes));
    }

    @Override
    public String scheduler() {
        return "condor";
    }

    /** None: all agents are there already. */
    @Override
    public List<AgentStart> starts(List<String> chosen, List<String> agent) {
        return List.of();
    }
}
