package org.pjrun.launcher.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.hosts.Host;
import org.pjrun.launcher.hosts.HostNames;

/**
 * Inside of an instance of Flux, as {@code flux batch} and {@code flux alloc} make it.
 *
 * @param job what leads to the instance
 * @param hosts what it was given
 * @param evidence what shows it
 */
public record Flux(String job, List<Host> hosts, String evidence) implements Allocation {
    private static final String URI = "FLUX_URI";
    private static final String RESOURCES = "flux resource list -s all -n -o {nnodes}:{ncores}:{nodelist}";

    static Optional<Allocation> detect(Surroundings surroundings) {
        if (!surroundings.has(URI)) {
            return Optional.empty();
        }
        List<Host> hosts = new ArrayList<>();
        for (String line : surroundings.output(RESOURCES.split(" "))) {
            String[] words = line.split(":", 3);
            try {
                List<String> names = HostNames.expand(words[2]);
                for (String name : names) {
                    hosts.add(new Host(name, Math.max(1, Integer.parseInt(words[1]) / names.size())));
                }
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | ArithmeticException e) {
                throw new BadInput(RESOURCES + " says '" + line + "' (expected: as in 2:8:n[1-2])");
            }
        }
        String uri = surroundings.variable(URI);
        return Optional.of(new Flux(
                surroundings.has("FLUX_JOB_ID") ? surroundings.variable("FLUX_JOB_ID") : uri,
                Host.merged(hosts),
                URI + "=" + uri + " and 'flux resource list'"));
    }

    @Override
    public String scheduler() {
        return "flux";
    }

    @Override
    public List<AgentStart> starts(List<String> chosen, List<String> agent) {
        String count = Integer.toString(chosen.size());
        List<String> command = new ArrayList<>(List.of("flux", "run", "-N", count, "-n", count, "--exclusive"));
        command.add("--requires=host:" + String.join(",", chosen));
        command.addAll(agent);
        command.add(AgentStart.BY_VARIABLE);
        return List.of(new AgentStart(List.copyOf(command), chosen, true));
    }
}
