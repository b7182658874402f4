package org.pjrun.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables and plots of several benchmarks as one page for a browser, which needs nothing beside it. */
public final class Page {
    private static final String STYLE = """
        body { font-family: sans-serif; margin: 2em; max-width: 75em }
        table { border-collapse: collapse; font-size: 85%; margin: 1em 0 }
        th, td { border: 1px solid #ccc; padding: 2px 8px; text-align: right; white-space: nowrap }
        td.met { background: #d9f2d9 } td.missed { background: #f8d0d0 }
        """;

    private final List<Figures> all;
    private final String circumstances;

    /**
     * A page.
     *
     * @param circumstances machine, versions and date in one line
     */
    public Page(List<Figures> all, String circumstances) {
        this.all = List.copyOf(all);
        this.circumstances = circumstances;
    }

    /** The page. */
    public String html() {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n");
        html.append("<title>pjrun beside its peers</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n");
        html.append("<h1>pjrun beside its peers</h1>\n<p>")
                .append(escaped(circumstances))
                .append("</p>\n");
        html.append("<p>Cells: median of the rounds [best .. worst repetition]. Ratio: ours to the best peer by medians"
                + " [smallest .. largest of a round].</p>\n");
        for (Figures figures : all) {
            append(html, figures);
        }
        return html.append("</html>\n").toString();
    }

    private static void append(StringBuilder html, Figures figures) {
        Subject subject = figures.subject();
        html.append("<h2>").append(escaped(subject.name())).append("</h2>\n<p>");
        html.append(escaped(subject.description() + ", " + subject.unit())).append("</p>\n<table>\n");
        String tag = "th";
        for (List<String> line : new Table(figures).lines()) {
            html.append("<tr>");
            for (String cell : line) {
                html.append('<').append(tag).append(colour(cell)).append('>').append(escaped(cell));
                html.append("</").append(tag).append('>');
            }
            html.append("</tr>\n");
            tag = "td";
        }
        html.append("</table>\n");
        plots(figures).values().forEach(plot -> html.append(plot.svg()));
    }

    private static String colour(String cell) {
        return cell.endsWith(" met") ? " class=\"met\"" : cell.endsWith(" MISSED") ? " class=\"missed\"" : "";
    }

    /**
     * A plot for each group of rows whose labels differ in a number at their end only; a group of one row needs none.
     */
    static Map<String, Plot> plots(Figures figures) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int row : figures.rows()) {
            String label = figures.subject().label().apply(row);
            String name = label.replaceFirst("[0-9]+$", "");
            if (!name.equals(label) && number(label) > 0) {
                groups.computeIfAbsent(name.strip(), group -> new ArrayList<>()).add(row);
            }
        }
        Map<String, Plot> plots = new LinkedHashMap<>();
        groups.forEach((name, rows) -> {
            if (rows.size() > 1) {
                plots.put(name, plot(figures, name, rows));
            }
        });
        return plots;
    }

    private static Plot plot(Figures figures, String name, List<Integer> rows) {
        Subject subject = figures.subject();
        Plot plot = new Plot(subject.name() + (name.isEmpty() ? "" : ", " + name), subject.row(), subject.unit());
        for (int row : rows) {
            int x = number(subject.label().apply(row));
            for (String contestant : figures.contestants()) {
                figures.samples(row, contestant)
                        .map(samples -> samples.median(figures.slow()))
                        .filter(median -> median > 0)
                        .ifPresent(median -> plot.add(contestant, x, median));
            }
        }
        return plot;
    }

    private static int number(String label) {
        return Integer.parseInt(label.replaceFirst(".*?([0-9]+)$", "$1"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
