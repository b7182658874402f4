package org.pjrun.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures and the circumstances under which they came about, as what is kept in {@code benchmarks/results}. */
public final class Report {
    private final Figures figures;
    private final Map<String, Object> circumstances;

    /**
     * A report.
     *
     * @param figures the figures
     * @param circumstances machine, versions, settings: anything that {@link Json} can write, in this order
     */
    public Report(Figures figures, Map<String, Object> circumstances) {
        this.figures = figures;
        this.circumstances = new LinkedHashMap<>(circumstances);
    }

    /** The report as JSON. */
    public String json() {
        return Json.text(value());
    }

    /** The report as {@link Json} takes it. */
    public Map<String, @Nullable Object> value() {
        Subject subject = figures.subject();
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("benchmark", subject.name());
        report.put("description", subject.description());
        report.put("unit", subject.unit());
        report.put("better", subject.better().name().toLowerCase(Locale.ROOT));
        report.putAll(circumstances);
        report.put("slowRounds", figures.slow());
        List<Object> results = new ArrayList<>();
        for (int row : figures.rows()) {
            results.add(row(subject, row));
        }
        report.put("results", results);
        return report;
    }

    private Map<String, Object> row(Subject subject, int row) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put(subject.row(), row);
        result.put("label", subject.label().apply(row));
        figures.verdict(row).ifPresent(verdict -> result.put("comparison", comparison(verdict)));
        List<Verdict> others = figures.others(row);
        if (!others.isEmpty()) {
            result.put("others", others.stream().map(Report::comparison).toList());
        }
        for (String contestant : figures.contestants()) {
            figures.samples(row, contestant).ifPresent(samples -> result.put(contestant, samples(samples)));
        }
        return result;
    }

    private static Map<String, @Nullable Object> comparison(Verdict verdict) {
        Map<String, @Nullable Object> comparison = new LinkedHashMap<>();
        comparison.put("peer", verdict.peer());
        comparison.put("ratio", rounded(verdict.ratio()));
        comparison.put("least", rounded(verdict.least()));
        comparison.put("most", rounded(verdict.most()));
        comparison.put("bestToBest", rounded(verdict.bestRatio()));
        if (verdict.bar() != null) {
            comparison.put("bar", verdict.bar());
            comparison.put("met", verdict.met());
        }
        return comparison;
    }

    private Map<String, Object> samples(Samples samples) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("median", rounded(samples.median(figures.slow())));
        values.put("min", samples.least());
        values.put("max", samples.most());
        values.put("rounds", samples.values());
        return values;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
