package org.pjrun.internal.diagnosis;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who waits for whom, drawn: ranks on a circle, an arrow from each rank to those that it needs. */
final class WaitGraph {
    private static final int MOST_RANKS = 64;
    private static final double RADIUS = 190;
    private static final double MIDDLE = 240;
    private static final double NODE = 20;

    private final Finding finding;
    private final List<Integer> drawn;
    private final List<Integer> circle;
    private final StringBuilder svg = new StringBuilder();

    private WaitGraph(Finding finding) {
        this.finding = finding;
        this.circle = Analysis.cycle(finding.stuck(), finding.ranks().size());
        Set<Integer> shown = new TreeSet<>(circle);
        for (RankSnapshot rank : finding.ranks()) {
            if (shown.size() < MOST_RANKS) {
                shown.add(rank.rank());
            }
        }
        this.drawn = List.copyOf(shown);
    }

    /** The picture as SVG. */
    static String svg(Finding finding) {
        return new WaitGraph(finding).draw();
    }

    private String draw() {
        svg.append("<svg viewBox=\"0 0 480 480\" role=\"img\" aria-label=\"who waits for whom\">\n<defs>");
        for (String kind : List.of("edge", "hot")) {
            svg.append("<marker id=\"")
                    .append(kind)
                    .append("\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\"")
                    .append(" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path class=\"")
                    .append(kind)
                    .append("-head\" d=\"M0 0L10 5L0 10z\"/></marker>");
        }
        svg.append("</defs>\n");
        Set<String> done = new HashSet<>();
        for (Stuck stuck : finding.stuck()) {
            for (Need need : stuck.call().needs()) {
                for (int to : need.ranks()) {
                    if (to != stuck.rank()
                            && drawn.contains(to)
                            && drawn.contains(stuck.rank())
                            && done.add(stuck.rank() + ">" + to)) {
                        edge(stuck.rank(), to, need.ranks().size() > 1);
                    }
                }
            }
        }
        Set<Integer> members = finding.stuck().stream().map(Stuck::rank).collect(Collectors.toSet());
        for (int rank : drawn) {
            node(
                    rank,
                    members.contains(rank) ? "stuck" : finding.ranks().get(rank).mayMove() ? "moves" : "ended");
        }
        return svg.append("</svg>\n").toString();
    }

    private void edge(int from, int to, boolean oneOfMany) {
        double x1 = x(from);
        double y1 = y(from);
        double length = Math.max(1, Math.hypot(x(to) - x1, y(to) - y1));
        double ux = (x(to) - x1) / length;
        double uy = (y(to) - y1) / length;
        int at = circle.indexOf(from);
        boolean hot = at >= 0 && circle.get((at + 1) % circle.size()) == to;
        // bent to one side, so that two ranks that wait for each other show two arrows
        svg.append(String.format(
                Locale.ROOT,
                "<path class=\"%s%s\" marker-end=\"url(#%s)\" d=\"M%.1f %.1fQ%.1f %.1f %.1f %.1f\"/>%n",
                hot ? "hot" : "edge",
                oneOfMany ? " any" : "",
                hot ? "hot" : "edge",
                x1 + ux * NODE,
                y1 + uy * NODE,
                (x1 + x(to)) / 2 - uy * 18,
                (y1 + y(to)) / 2 + ux * 18,
                x(to) - ux * (NODE + 2),
                y(to) - uy * (NODE + 2)));
    }

    private void node(int rank, String kind) {
        svg.append(String.format(
                Locale.ROOT,
                "<a href=\"#rank-%d\"><circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.0f\"/>"
                        + "<text x=\"%.1f\" y=\"%.1f\">%d</text></a>%n",
                rank,
                kind,
                x(rank),
                y(rank),
                NODE,
                x(rank),
                y(rank) + 5,
                rank));
    }

    private double angle(int rank) {
        return 2 * Math.PI * drawn.indexOf(rank) / drawn.size() - Math.PI / 2;
    }

    private double x(int rank) {
        return MIDDLE + RADIUS * Math.cos(angle(rank));
    }

    private double y(int rank) {
        return MIDDLE + RADIUS * Math.sin(angle(rank));
    }
}
