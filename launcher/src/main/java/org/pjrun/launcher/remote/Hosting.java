package org.pjrun.launcher.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.ShellWords;
import org.pjrun.launcher.allocation.AgentStart;
import org.pjrun.launcher.allocation.Allocation;
import org.pjrun.launcher.allocation.HTCondor;
import org.pjrun.launcher.hosts.Host;
import org.pjrun.launcher.hosts.HostFile;
import org.pjrun.launcher.hosts.Mapping;
import org.pjrun.launcher.hosts.Place;
import org.pjrun.launcher.hosts.RankFile;
import org.pjrun.launcher.options.Options;
import org.pjrun.launcher.options.Options.Placing;

/**
 * The hosts of a job, which rank runs where, and what starts agents.
 *
 * @param hosts names of the hosts that get ranks
 * @param places the place of each rank among them
 * @param allocation the scheduler that starts the agents, null for ssh
 * @param ssh the words of the command that reaches another host
 */
public record Hosting(
        List<String> hosts, List<Place> places, @Nullable Allocation allocation, List<String> ssh) {
    private static final List<String> SSH = List.of("ssh", "-x", "-o", "ConnectTimeout=10");

    /**
     * Finds out on which hosts a job is to run; empty where nobody has said so and all ranks run here.
     *
     * @throws BadInput if the hosts cannot be used so
     */
    public static Optional<Hosting> find(Options options, Map<String, String> environment) {
        Placing placing = options.placing();
        List<Host> named = named(placing);
        boolean anyNamed = !named.isEmpty() || !placing.rankFile().isEmpty();
        if (placing.launcher().equals(Placing.LOCAL) || options.conduct().threads()) {
            if (anyNamed) {
                throw new BadInput((options.conduct().threads() ? "--threads" : "--launcher local")
                        + ": all ranks run on this host (expected: no -H, --hostfile or --rankfile)");
            }
            return Optional.empty();
        }
        Allocation allocation = allocation(placing, environment);
        List<Host> hosts = new ArrayList<>(named);
        if (hosts.isEmpty() && allocation != null) {
            hosts.addAll(allocation.hosts());
        }
        if (hosts.isEmpty() && placing.rankFile().isEmpty()) {
            return Optional.empty();
        }
        List<Place> places = places(options, placing, hosts);
        List<String> ssh = ssh(placing);
        return Optional.of(
                new Hosting(hosts.stream().map(Host::name).toList(), places, starter(placing, allocation, hosts), ssh)
                        .used());
    }

    /** The words of the command that reaches another host. */
    public static List<String> ssh(Placing placing) {
        return placing.ssh().isEmpty() ? SSH : List.of(placing.ssh().trim().split("\\s+"));
    }

    /** The hosts beside this one that the user names. */
    public static List<Host> others(Placing placing) {
        return named(placing).stream().filter(host -> !ThisHost.is(host.name())).toList();
    }

    private static List<Host> named(Placing placing) {
        List<Host> named = new ArrayList<>();
        for (String list : placing.hosts()) {
            named.addAll(HostFile.list("-H", list));
        }
        if (!placing.hostFile().isEmpty()) {
            String option = "--hostfile " + placing.hostFile();
            List<Host> lines = HostFile.lines(option, lines(option, placing.hostFile()));
            if (named.isEmpty()) {
                return lines;
            }
            for (Host host : named) { // a choice among those of the file
                if (lines.stream().noneMatch(line -> line.name().equals(host.name()))) {
                    throw new BadInput("-H: " + host.name() + " is not in " + option);
                }
            }
        }
        return Host.merged(named);
    }

    private static List<String> lines(String option, String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            throw new BadInput(option + ": cannot be read (" + e.getMessage() + ")");
        }
    }

    private static @Nullable Allocation allocation(Placing placing, Map<String, String> environment) {
        String launcher = placing.launcher();
        if (launcher.equals(Placing.SSH)) {
            return null;
        }
        Allocation found = Allocation.detect(environment).orElse(null);
        if (!launcher.equals(Placing.AUTO)
                && (found == null || !found.scheduler().equals(launcher))) {
            throw new BadInput("--launcher " + launcher + ": this process is in "
                    + (found == null
                            ? "no job of a scheduler"
                            : "a job of " + found.scheduler() + ", " + found.evidence())
                    + "; run pjrun from a job's script, or leave --launcher out");
        }
        if (found instanceof HTCondor) {
            throw new BadInput("ranks cannot be started in HTCondor's parallel universe, " + found.evidence()
                    + "; name hosts with -H and --launcher ssh, or say --launcher local");
        }
        return found;
    }

    /** What starts agents: the scheduler on its own hosts, ssh on others. */
    private static @Nullable Allocation starter(Placing placing, @Nullable Allocation allocation, List<Host> hosts) {
        if (allocation == null) {
            return null;
        }
        List<String> own = allocation.hosts().stream().map(Host::name).toList();
        for (Host host : hosts) {
            if (!own.contains(host.name())) {
                if (placing.launcher().equals(Placing.AUTO)) {
                    return null;
                }
                throw new BadInput("host " + host.name() + " is not of this job of " + allocation.scheduler() + ", "
                        + allocation.evidence() + "; leave --launcher out to reach it by ssh");
            }
        }
        return allocation;
    }

    private static List<Place> places(Options options, Placing placing, List<Host> hosts) {
        if (placing.rankFile().isEmpty()) {
            int size = options.size(Mapping.room(hosts, placing.policy()));
            return Mapping.of(hosts, size, placing.policy());
        }
        String option = "--rankfile " + placing.rankFile();
        List<Place> places = RankFile.read(option, lines(option, placing.rankFile()), hosts);
        int size = options.size(places.size());
        if (size != places.size()) {
            throw new BadInput(option + ": has places for " + places.size() + " ranks, not for " + size);
        }
        return places;
    }

    /** The same without hosts that get no rank. */
    private Hosting used() {
        TreeSet<Integer> numbers = new TreeSet<>();
        places.forEach(place -> numbers.add(place.host()));
        List<Integer> order = List.copyOf(numbers);
        return new Hosting(
                order.stream().map(hosts::get).toList(),
                places.stream()
                        .map(place -> new Place(order.indexOf(place.host()), place.localRank(), place.cpus()))
                        .toList(),
                allocation,
                ssh);
    }

    /** The commands that start agents, each by these words and the name of its host. */
    List<AgentStart> starts(List<String> agent) {
        if (allocation != null) {
            return allocation.starts(hosts, agent);
        }
        List<AgentStart> starts = new ArrayList<>();
        for (String host : hosts) {
            List<String> command = new ArrayList<>();
            boolean own = ThisHost.is(host);
            if (!own) {
                command.addAll(ssh);
                command.add(host);
                command.add("exec");
            }
            command.addAll(own ? agent : ShellWords.quoted(agent)); // the login shell there takes them apart once more
            command.add(host);
            starts.add(new AgentStart(List.copyOf(command), List.of(host), true));
        }
        return List.copyOf(starts);
    }

    /** Whether all ranks run on this host, so that no agent is needed. */
    public boolean here() {
        return hosts.size() == 1 && ThisHost.is(hosts.get(0));
    }
}
