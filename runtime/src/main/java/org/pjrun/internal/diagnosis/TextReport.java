package org.pjrun.internal.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A finding as one screen of text. */
public final class TextReport {
    private static final int MOST_LINES = 24;

    private TextReport() {}

    /**
     * A report with a line for each group of ranks that wait alike.
     *
     * @param start how it begins, such as the program that says it
     * @param elapsedMillis since the job was started
     */
    public static String of(String start, Finding finding, long elapsedMillis) {
        StringBuilder text = new StringBuilder(start)
                .append(headline(finding, elapsedMillis))
                .append('\n');
        for (String line : lines(finding)) {
            text.append("  ").append(line).append('\n');
        }
        return text.toString();
    }

    static String headline(Finding finding, long elapsedMillis) {
        Set<Integer> members = finding.stuck().stream().map(Stuck::rank).collect(Collectors.toCollection(TreeSet::new));
        List<Integer> cycle = Analysis.cycle(finding.stuck(), finding.ranks().size());
        String who = Text.ranks(members) + " of " + finding.ranks().size();
        String what = members.size() == 1 ? " waits" : " wait";
        return switch (finding.kind()) {
            case DEADLOCK ->
                "DEADLOCK after " + Text.seconds(elapsedMillis) + ": " + who + what
                        + (cycle.size() > 1
                                ? (cycle.size() == members.size() ? " for each other" : ", some for each other")
                                : " for what can never come");
            case SUSPICION ->
                "perhaps a deadlock after " + Text.seconds(elapsedMillis) + ": " + who + what
                        + ", and only threads aside could help";
            case WAITING -> "waiting, after " + Text.seconds(elapsedMillis);
            case NOTHING -> "nothing waits";
        };
    }

    private static List<String> lines(Finding finding) {
        List<String> lines = new ArrayList<>();
        Map<String, Set<Integer>> alike = new LinkedHashMap<>();
        Map<String, Long> longest = new LinkedHashMap<>();
        for (Stuck each : finding.stuck()) {
            BlockedCall call = each.call();
            String what = call.text() + (call.line().isEmpty() ? "" : "   " + call.line());
            alike.computeIfAbsent(what, any -> new TreeSet<>()).add(each.rank());
            longest.merge(what, call.millis(), Math::max);
        }
        alike.forEach((what, who) -> lines.add(
                Text.ranks(who) + "   " + what + "   blocked " + Text.seconds(longest.getOrDefault(what, 0L))));
        if (lines.size() > MOST_LINES) {
            int more = lines.size() - MOST_LINES;
            lines.subList(MOST_LINES, lines.size()).clear();
            lines.add("and " + more + " more");
        }
        List<Integer> cycle = Analysis.cycle(finding.stuck(), finding.ranks().size());
        if (cycle.size() > 1) {
            lines.add("circle: " + cycle.stream().map(String::valueOf).collect(Collectors.joining(" -> ")) + " -> "
                    + cycle.get(0));
        }
        others(finding, lines);
        for (Hint hint : finding.hints()) {
            lines.add("hint: " + hint.text());
        }
        return lines;
    }

    /** Ranks that are not stuck: what they do, or that they do nothing any more. */
    private static void others(Finding finding, List<String> lines) {
        Set<Integer> members = finding.stuck().stream().map(Stuck::rank).collect(Collectors.toSet());
        Map<String, Set<Integer>> alike = new LinkedHashMap<>();
        for (RankSnapshot rank : finding.ranks()) {
            if (!members.contains(rank.rank())) {
                alike.computeIfAbsent(doing(rank), any -> new TreeSet<>()).add(rank.rank());
            }
        }
        alike.forEach((what, who) -> lines.add(Text.ranks(who) + "   " + what));
    }

    /**
     * A rank that all others wait for though nobody is stuck.
     *
     * @param key the same as long as it is the same wait
     * @param text one line
     */
    public record Straggler(String key, String text) {}

    /** The straggler if every rank has waited for so long but the ones that go on by themselves. */
    public static Optional<Straggler> straggler(List<RankSnapshot> ranks, long millis) {
        Set<Integer> waiting = new TreeSet<>();
        List<RankSnapshot> moving = new ArrayList<>();
        String key = "";
        for (RankSnapshot rank : ranks) {
            long longest =
                    rank.blocked().stream().mapToLong(BlockedCall::millis).max().orElse(0);
            if (longest >= millis) {
                waiting.add(rank.rank());
                key += rank.rank() + ":" + rank.blocked().get(0).id() + ",";
            } else if (!rank.ended()) {
                moving.add(rank);
            }
        }
        if (waiting.isEmpty() || moving.isEmpty() || moving.size() > waiting.size()) {
            return Optional.empty();
        }
        RankSnapshot first = moving.get(0);
        String more = moving.size() == 1 ? "" : ", and " + (moving.size() - 1) + " more go on";
        return Optional.of(new Straggler(
                key,
                Text.ranks(List.of(first.rank())) + " " + doing(first) + more + "; for more than "
                        + Text.seconds(millis) + " " + Text.ranks(waiting) + (waiting.size() == 1 ? " waits" : " wait")
                        + " (no deadlock)"));
    }

    /** What a rank does that does not wait for ever. */
    public static String doing(RankSnapshot rank) {
        switch (rank.state()) {
            case ABSENT -> {
                return "not joined yet";
            }
            case SILENT -> {
                return "does not answer (stopped, in a debugger, or short of memory)";
            }
            case LEFT -> {
                return "has ended";
            }
            case DEAD -> {
                return "has died";
            }
            case ANSWERED -> {
                // told below
            }
        }
        for (BlockedCall call : rank.blocked()) {
            if (!call.background()) {
                return "in " + call.text() + (call.line().isEmpty() ? "" : "   " + call.line()) + "   for "
                        + Text.seconds(call.millis());
            }
        }
        for (LiveThread thread : rank.threads()) {
            if (thread.mayMove()) {
                return (thread.state().equals("RUNNABLE") ? "computes" : "sleeps")
                        + (thread.line().isEmpty() ? "" : " at " + thread.line()) + " (thread " + thread.name() + ")";
            }
        }
        return rank.threads().isEmpty() ? "has returned" : "waits for a thread of its own";
    }
}
