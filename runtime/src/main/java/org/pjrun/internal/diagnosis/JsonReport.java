package org.pjrun.internal.diagnosis;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A finding as JSON, for programs to read. */
public final class JsonReport {
    private JsonReport() {}

    /** One object: the verdict, calls that are stuck, hints, and all that is known of each rank. */
    public static String of(String job, Finding finding, long elapsedMillis) {
        return "{\"job\":" + text(job) + ",\"verdict\":" + text(finding.kind().toString()) + ",\"elapsedMillis\":"
                + elapsedMillis + ",\"circle\":"
                + Analysis.cycle(finding.stuck(), finding.ranks().size()) + ",\"hints\":"
                + list(
                        finding.hints(),
                        hint -> "{\"cause\":" + text(hint.cause().toString()) + ",\"text\":" + text(hint.text()) + "}")
                + ",\"stuck\":"
                + list(finding.stuck(), stuck -> "{\"rank\":" + stuck.rank() + ",\"call\":" + call(stuck.call()) + "}")
                + ",\"ranks\":" + list(finding.ranks(), JsonReport::rank) + "}\n";
    }

    private static String rank(RankSnapshot rank) {
        return "{\"rank\":" + rank.rank() + ",\"state\":" + text(rank.state().toString()) + ",\"pid\":" + rank.pid()
                + ",\"doing\":" + text(TextReport.doing(rank)) + ",\"blocked\":"
                + list(rank.blocked(), JsonReport::call)
                + ",\"threads\":" + list(rank.threads(), JsonReport::thread) + ",\"unread\":"
                + list(rank.unread(), JsonReport::letter) + ",\"pending\":"
                + list(rank.pending(), JsonReport::letter) + ",\"recent\":"
                + list(rank.recent(), JsonReport::letter) + ",\"communicators\":" + list(rank.open(), JsonReport::text)
                + "}";
    }

    private static String call(BlockedCall call) {
        return "{\"thread\":" + text(call.thread()) + ",\"call\":" + text(call.call()) + ",\"text\":"
                + text(call.text())
                + ",\"line\":" + text(call.line()) + ",\"millis\":" + call.millis() + ",\"all\":" + call.all()
                + ",\"needs\":"
                + list(
                        call.needs(),
                        need -> "{\"kind\":" + text(need.kind().toString()) + ",\"communicator\":" + text(need.comm())
                                + ",\"ranks\":" + need.ranks() + ",\"tag\":" + need.tag() + ",\"bytes\":" + need.bytes()
                                + "}")
                + ",\"stack\":" + list(call.stack(), JsonReport::text) + "}";
    }

    private static String thread(LiveThread thread) {
        return "{\"name\":" + text(thread.name()) + ",\"state\":" + text(thread.state()) + ",\"line\":"
                + text(thread.line()) + ",\"mayMove\":" + thread.mayMove() + ",\"stack\":"
                + list(thread.stack(), JsonReport::text) + "}";
    }

    private static String letter(Letter letter) {
        return "{\"kind\":" + text(letter.kind().toString()) + ",\"communicator\":" + text(letter.comm()) + ",\"rank\":"
                + letter.worldRank() + ",\"tag\":" + letter.tag() + ",\"bytes\":" + letter.bytes() + ",\"type\":"
                + text(letter.type()) + ",\"line\":" + text(letter.line())
                + (letter.madeMillis() == 0 ? "" : ",\"madeMillis\":" + letter.madeMillis()) + "}";
    }

    private static <T> String list(List<T> values, Function<T, String> json) {
        return values.stream().map(json).collect(Collectors.joining(",", "[", "]"));
    }

    /** A string of JSON. */
    static String text(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
