package org.pjrun.launcher.allocation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.hosts.Host;

/** What a scheduler has given this process. */
public sealed interface Allocation permits Slurm, GridEngine, Lsf, Pbs, Flux, HTCondor, Oar {
    /** The scheduler's name, as it is written after {@code --launcher}. */
    String scheduler();

    /** The scheduler's number or name of the job. */
    String job();

    /** The hosts in the scheduler's order, with the ranks that each may run. */
    List<Host> hosts();

    /** The variables and files that this was found by, as one line of {@code NAME=value}. */
    String evidence();

    /**
     * Commands that start an agent on each of these hosts, all at once.
     *
     * @param hosts some of {@link #hosts}
     * @param agent the words that start an agent; each command adds a last word, the name of the agent's host or
     *     {@link AgentStart#BY_VARIABLE} and the variable that holds it
     */
    List<AgentStart> starts(List<String> hosts, List<String> agent);

    /** Whether a line that a command of {@link #starts} prints is of no interest to anybody. */
    default boolean idle(String line) {
        return false;
    }

    /** The allocation that an environment tells of; empty where there is none.
     *
     * @throws BadInput if there is one, but what it names cannot be read
     */
    static Optional<Allocation> detect(Map<String, String> environment) {
        return detect(Surroundings.here(environment));
    }

    /** The same in other surroundings. */
    static Optional<Allocation> detect(Surroundings surroundings) {
        // innermost first: a Flux instance may run in a Slurm job, and Slurm can imitate PBS
        List<Function<Surroundings, Optional<Allocation>>> families = List.of(
                HTCondor::detect,
                Flux::detect,
                Slurm::detect,
                GridEngine::detect,
                Lsf::detect,
                Pbs::detect,
                Oar::detect);
        for (Function<Surroundings, Optional<Allocation>> family : families) {
            Optional<Allocation> found = family.apply(surroundings);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
