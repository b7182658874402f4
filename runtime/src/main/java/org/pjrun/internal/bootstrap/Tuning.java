package org.pjrun.internal.bootstrap;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pjrun.collectives.Algorithm;
import org.pjrun.collectives.Algorithms;
import org.pjrun.collectives.Collective;

/**
 * How collectives are carried out, where the user said so; equal on all ranks of a job.
 *
 * @param algorithms which algorithms are taken, such as {@code allreduce=ring,bcast=binomial}; empty for no wish
 * @param explained whether it is told which algorithm is taken for a call, and why
 * @param reproducible whether floating-point results may not depend on algorithm and number of ranks
 */
public record Tuning(String algorithms, boolean explained, boolean reproducible) {
    /** No wishes. */
    public static final Tuning USUAL = new Tuning("", false, false);

    /** What the environment of a rank says. */
    public static Tuning of(Map<String, String> environment) {
        return new Tuning(
                environment.getOrDefault(RankEnvironment.ALGORITHMS, ""),
                "true".equals(environment.get(RankEnvironment.EXPLAINED)),
                "true".equals(environment.get(RankEnvironment.REPRODUCIBLE)));
    }

    /** What tells the ranks of it; nothing where there are no wishes. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        if (!algorithms.isEmpty()) {
            variables.put(RankEnvironment.ALGORITHMS, algorithms);
        }
        if (explained) {
            variables.put(RankEnvironment.EXPLAINED, "true");
        }
        if (reproducible) {
            variables.put(RankEnvironment.REPRODUCIBLE, "true");
        }
        return variables;
    }

    /** The collectives that an algorithm can be named for. */
    public static List<String> collectives() {
        return Arrays.stream(Collective.values()).map(Tuning::name).toList();
    }

    /** The algorithms of a collective, which is one of {@link #collectives}. */
    public static List<String> algorithms(String collective) {
        return Algorithms.all().stream()
                .filter(algorithm -> name(algorithm.collective()).equals(collective))
                .map(Algorithm::name)
                .toList();
    }

    private static String name(Collective collective) {
        return collective.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
