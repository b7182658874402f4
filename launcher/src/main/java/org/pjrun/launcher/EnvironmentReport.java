package org.pjrun.launcher;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pjrun.internal.bootstrap.RankEnvironment;
import org.pjrun.internal.direct.Starter;
import org.pjrun.launcher.allocation.Allocation;
import org.pjrun.launcher.hosts.Host;

/** Says what an environment tells of ranks and hosts, and by which variables. */
final class EnvironmentReport {
    private final Map<String, String> environment;
    private final StringBuilder text = new StringBuilder();

    EnvironmentReport(Map<String, String> environment) {
        this.environment = environment;
    }

    /** A paragraph about ranks, one about hosts, one about pjrun's own variables. */
    String text() {
        ranks();
        hosts();
        own();
        return text.toString();
    }

    private void ranks() {
        line("A program started here by a plain java:");
        if (environment.containsKey(RankEnvironment.JOB)) {
            detail("is rank " + environment.get(RankEnvironment.RANK) + " of " + environment.get(RankEnvironment.SIZE)
                    + " of pjrun's job " + environment.get(RankEnvironment.JOB) + ", by " + RankEnvironment.JOB);
            return;
        }
        try {
            Starter starter = Starter.of(environment);
            detail(
                    starter == null
                            ? "is a world of one, since nobody has started it as a rank"
                            : "is a rank started by " + starter.words());
            Starter.explain(environment).forEach(this::detail);
        } catch (IllegalStateException e) {
            detail("would fail: " + e.getMessage());
        }
        if (!Starter.choice(environment).isEmpty()) {
            detail("chosen by " + Starter.choice(environment));
        }
    }

    private void hosts() {
        line("A program started here by pjrun, without -np, -H and --hostfile:");
        try {
            Optional<Allocation> found = Allocation.detect(environment);
            if (found.isEmpty()) {
                detail("has its ranks on this host, one for each core, since no scheduler has given other hosts");
            } else {
                Allocation allocation = found.get();
                detail("has " + slots(allocation.hosts()) + ", those of job " + allocation.job() + " of "
                        + allocation.scheduler());
                detail("by " + allocation.evidence());
            }
        } catch (BadInput e) {
            detail("would not start: " + e.getMessage());
        }
    }

    private static String slots(List<Host> hosts) {
        StringBuilder list = new StringBuilder();
        int ranks = 0;
        for (Host host : hosts) {
            ranks += host.slots();
            list.append(list.isEmpty() ? "" : ",")
                    .append(host.name())
                    .append(':')
                    .append(host.slots());
        }
        return ranks + (ranks == 1 ? " rank" : " ranks") + " on " + list;
    }

    private void own() {
        List<String> set = environment.keySet().stream()
                .filter(name -> name.startsWith("PJ_"))
                .sorted()
                .toList();
        if (!set.isEmpty()) {
            line("Variables of pjrun's own:");
            set.forEach(name -> detail(name + "=" + environment.get(name)));
        }
    }

    private void line(String words) {
        text.append(words).append('\n');
    }

    private void detail(String words) {
        text.append("  ").append(words).append('\n');
    }
}
