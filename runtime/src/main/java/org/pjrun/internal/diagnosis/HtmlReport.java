package org.pjrun.internal.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A finding as one page for a browser, which needs nothing but itself. */
public final class HtmlReport {
    private static final String STYLE = """
        :root { color-scheme: light dark }
        body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem }
        h1 { font-size: 1.3rem } h2 { font-size: 1.05rem; margin-top: 2rem }
        .top { display: flex; flex-wrap: wrap; gap: 2rem } .top > * { flex: 1 1 26rem; min-width: 0 }
        svg { max-width: 30rem; width: 100% } svg text { text-anchor: middle; font-weight: 600; fill: #fff }
        circle.stuck { fill: #c0392b } circle.moves { fill: #2e7d32 } circle.ended { fill: #777 }
        path.edge, path.hot { fill: none; stroke: #999; stroke-width: 1.5 }
        path.hot { stroke: #c0392b; stroke-width: 3 } path.any { stroke-dasharray: 5 4 }
        .edge-head { fill: #999 } .hot-head { fill: #c0392b }
        table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .25rem .6rem;
        border-bottom: 1px solid #8884; vertical-align: top } code, pre { font: 13px ui-monospace, monospace }
        pre { overflow-x: auto; margin: .4rem 0 } li { margin: .3rem 0 }
        """;

    private HtmlReport() {}

    /** The whole page. */
    public static String of(String job, Finding finding, long elapsedMillis) {
        String title = TextReport.headline(finding, elapsedMillis);
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><title>pjrun: ")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(escaped("Job " + job + ": " + title))
                .append("</h1>\n<div class=\"top\"><div>\n");
        page.append(WaitGraph.svg(finding)).append("</div><div>\n<h2>What may be wrong</h2>\n<ul>");
        for (Hint hint : finding.hints()) {
            page.append("<li>").append(escaped(hint.text())).append("</li>\n");
        }
        page.append("</ul>\n</div></div>\n");
        ranks(page, finding);
        stacks(page, finding);
        details(page, finding);
        return page.append("</body></html>\n").toString();
    }

    private static void ranks(StringBuilder page, Finding finding) {
        page.append("<h2>Ranks</h2>\n<table><tr><th>rank<th>call or state<th>line<th>for</tr>\n");
        Set<Integer> members = new TreeSet<>();
        for (Stuck stuck : finding.stuck()) {
            members.add(stuck.rank());
            BlockedCall call = stuck.call();
            page.append("<tr id=\"rank-").append(stuck.rank()).append("\"><td>").append(stuck.rank());
            page.append("<td>")
                    .append(escaped(call.text()))
                    .append("<td><code>")
                    .append(escaped(call.line()));
            page.append("</code><td>").append(Text.seconds(call.millis())).append("</tr>\n");
        }
        for (RankSnapshot rank : finding.ranks()) {
            if (!members.contains(rank.rank())) {
                page.append("<tr id=\"rank-")
                        .append(rank.rank())
                        .append("\"><td>")
                        .append(rank.rank());
                page.append("<td colspan=3>")
                        .append(escaped(TextReport.doing(rank)))
                        .append("</tr>\n");
            }
        }
        page.append("</table>\n");
    }

    /** Stacks of the program, equal ones once. */
    private static void stacks(StringBuilder page, Finding finding) {
        Map<List<String>, Set<Integer>> alike = new LinkedHashMap<>();
        for (RankSnapshot rank : finding.ranks()) {
            for (BlockedCall call : rank.blocked()) {
                if (!call.stack().isEmpty()) {
                    alike.computeIfAbsent(call.stack(), any -> new TreeSet<>()).add(rank.rank());
                }
            }
            for (LiveThread thread : rank.threads()) {
                alike.computeIfAbsent(thread.stack(), any -> new TreeSet<>()).add(rank.rank());
            }
        }
        page.append("<h2>Stacks</h2>\n");
        alike.forEach((stack, who) -> page.append("<details open><summary>")
                .append(Text.ranks(who))
                .append("</summary><pre>")
                .append(escaped(String.join("\n", stack)))
                .append("</pre></details>\n"));
    }

    private static void details(StringBuilder page, Finding finding) {
        page.append("<h2>Messages and last operations</h2>\n");
        for (RankSnapshot rank : finding.ranks()) {
            if (!rank.unread().isEmpty()
                    || !rank.pending().isEmpty()
                    || !rank.recent().isEmpty()) {
                page.append("<details><summary>rank ").append(rank.rank()).append("</summary><pre>");
                rank.unread().forEach(m -> line(page, "unread, from rank " + m.worldRank() + ": " + m.text()));
                rank.pending().forEach(m -> line(page, "not completed: " + RankText.operation(m)));
                rank.recent().forEach(m -> line(page, RankText.operation(m)));
                page.append("</pre></details>\n");
            }
        }
    }

    private static void line(StringBuilder page, String text) {
        page.append(escaped(text)).append('\n');
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
