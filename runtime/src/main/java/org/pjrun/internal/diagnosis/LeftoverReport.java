package org.pjrun.internal.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What ranks have left at their end, in text. */
public final class LeftoverReport {
    private static final int MOST_LINES = 20;

    private LeftoverReport() {}

    /** One line of each kind of thing that is left, equal ones counted. */
    public static String of(String start, List<RankSnapshot> ranks) {
        Map<String, Integer> counted = new LinkedHashMap<>();
        for (RankSnapshot rank : ranks) {
            for (Letter letter : rank.unread()) {
                add(
                        counted,
                        "rank " + rank.rank() + ": a message from rank " + letter.worldRank()
                                + " that nobody has received, "
                                + Letters.withLine(letter, rank.rank(), ranks).text());
            }
            for (Letter letter : rank.pending()) {
                add(counted, "rank " + rank.rank() + ": " + pending(letter));
            }
            for (String communicator : rank.open()) {
                add(counted, "rank " + rank.rank() + ": communicator " + communicator + ", was never freed");
            }
        }
        List<String> lines = new ArrayList<>();
        counted.forEach((line, times) -> lines.add(line + (times == 1 ? "" : " (" + times + " times)")));
        int more = lines.size() - MOST_LINES;
        if (more > 0) {
            lines.subList(MOST_LINES, lines.size()).clear();
            lines.add("and " + more + " more");
        }
        return start + String.join("\n  ", lines);
    }

    private static void add(Map<String, Integer> counted, String line) {
        counted.merge(line, 1, Integer::sum);
    }

    private static String pending(Letter letter) {
        String peer = letter.worldRank() < 0 ? "any rank" : "rank " + letter.worldRank();
        String line = letter.line().isEmpty() ? "" : ", started at " + letter.line();
        String tag = letter.tag() < 0 ? "any tag" : "tag " + letter.tag();
        return (letter.kind() == Need.Kind.SEND
                        ? "a send to " + peer + " of " + letter.bytes() + " bytes, " + tag
                        : "a receive from " + peer + ", " + tag)
                + ", on " + letter.comm() + line + ", was never completed";
    }
}
