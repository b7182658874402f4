package org.pjrun.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Figures as a Markdown table whose columns also line up in a terminal. */
public final class Table {
    private final Figures figures;
    private final Subject subject;

    /** A table of these figures. */
    public Table(Figures figures) {
        this.figures = figures;
        this.subject = figures.subject();
    }

    /** The cells of all lines, those of the header first. */
    List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header());
        for (int row : figures.rows()) {
            lines.add(line(row));
        }
        return lines;
    }

    /** The table, without a heading. */
    public String text() {
        List<List<String>> lines = lines();
        int[] widths = widths(lines);
        StringBuilder text = new StringBuilder();
        for (int l = 0; l < lines.size(); l++) {
            append(text, lines.get(l), widths);
            if (l == 0) {
                rule(text, widths);
            }
        }
        return text.toString();
    }

    /** A number with about three significant digits, without an exponent. */
    static String number(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private List<String> header() {
        List<String> cells = new ArrayList<>();
        cells.add(subject.row());
        cells.addAll(figures.contestants());
        cells.addAll(List.of("ratio [rounds]", "best to best", "bar"));
        others().forEach(other -> cells.add("to " + other));
        return cells;
    }

    /** Those that have bars of their own and took part. */
    private List<String> others() {
        return figures.contestants().stream()
                .filter(subject.others()::containsKey)
                .toList();
    }

    private List<String> line(int row) {
        List<String> cells = new ArrayList<>();
        cells.add(subject.label().apply(row));
        for (String contestant : figures.contestants()) {
            cells.add(figures.samples(row, contestant).map(this::cell).orElse("–"));
        }
        Optional<Verdict> verdict = figures.verdict(row);
        cells.add(verdict.map(Table::ratio).orElse("–"));
        cells.add(verdict.map(v -> number(v.bestRatio())).orElse("–"));
        cells.add(verdict.map(this::bar).orElse(""));
        List<Verdict> more = figures.others(row);
        for (String other : others()) {
            cells.add(more.stream()
                    .filter(v -> v.peer().equals(other))
                    .map(v -> ratio(v) + ", " + bar(v))
                    .findFirst()
                    .orElse("–"));
        }
        return cells;
    }

    private static String ratio(Verdict verdict) {
        return number(verdict.ratio()) + " [" + number(verdict.least()) + " .. " + number(verdict.most()) + "]";
    }

    private String cell(Samples samples) {
        return number(samples.median(figures.slow()))
                + " ["
                + number(subject.better().of(samples))
                + " .. "
                + number(subject.better().worstOf(samples))
                + "]";
    }

    private String bar(Verdict verdict) {
        return verdict.bar() == null
                ? ""
                : subject.better().sign() + " " + verdict.bar() + (verdict.met() ? " met" : " MISSED");
    }

    private static int[] widths(List<List<String>> lines) {
        int[] widths = new int[lines.getFirst().size()];
        for (List<String> line : lines) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], line.get(c).length());
            }
        }
        return widths;
    }

    private static void append(StringBuilder text, List<String> cells, int[] widths) {
        for (int c = 0; c < widths.length; c++) {
            text.append("| ")
                    .repeat(' ', widths[c] - cells.get(c).length())
                    .append(cells.get(c))
                    .append(' ');
        }
        text.append("|\n");
    }

    private static void rule(StringBuilder text, int[] widths) {
        for (int width : widths) {
            text.append("|").repeat('-', width + 1).append(':');
        }
        text.append("|\n");
    }
}
