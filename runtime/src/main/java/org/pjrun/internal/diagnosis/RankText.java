package org.pjrun.internal.diagnosis;

import java.util.ArrayList;
import java.util.List;

/** What a rank does, in text. */
public final class RankText {
    private RankText() {}

    /** All that is known of a rank. */
    public static String of(RankSnapshot rank) {
        List<String> lines = new ArrayList<>();
        lines.add("rank " + rank.rank() + " (pid " + rank.pid() + ")");
        for (BlockedCall call : rank.blocked()) {
            lines.add("waits in " + call.text() + "   " + call.line() + "   for " + Text.seconds(call.millis()));
        }
        rank.unread().forEach(m -> lines.add("unread, from rank " + m.worldRank() + ": " + m.text()));
        rank.pending().forEach(m -> lines.add("not completed: " + operation(m)));
        rank.open().forEach(communicator -> lines.add("not freed: " + communicator));
        rank.recent().forEach(m -> lines.add("lately: " + operation(m)));
        return String.join("\n  ", lines) + "\n";
    }

    /** An operation with its peer, tag and line. */
    static String operation(Letter m) {
        String peer = m.worldRank() < 0 ? "any" : Integer.toString(m.worldRank());
        String line = m.line().isEmpty() ? "" : "   " + m.line();
        String clock = m.clock().isEmpty() ? "" : "   " + m.clock();
        return (m.kind() == Need.Kind.SEND ? "send to " : "receive from ") + peer + ", tag "
                + (m.tag() < 0 ? "any" : m.tag()) + ", " + m.bytes() + " bytes, on " + m.comm() + line + clock;
    }
}
