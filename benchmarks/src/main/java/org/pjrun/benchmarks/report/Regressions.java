package org.pjrun.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The cells of a comparison whose ratio to the peers has become worse than in an earlier one.
 *
 * <p>A cell counts only if both its ratios have: that of the medians and that of the best repetitions, since a neighbour of
 * this machine disturbs now the one and now the other.
 */
public final class Regressions {
    /** What two runs of the same program may differ by. */
    static final double TOLERANCE = 1.15;

    private final List<String> worse = new ArrayList<>();
    private int compared;

    /**
     * Compares.
     *
     * @param earlier report of a comparison, as {@link JsonReader} gives it
     * @param later another one; cells that only one of them has are passed over
     */
    public Regressions(Object earlier, Object later) {
        Map<String, Map<?, ?>> before = cells(earlier);
        cells(later).forEach((cell, now) -> {
            Map<?, ?> then = before.get(cell);
            if (then != null) {
                compared++;
                compare(cell, then, now);
            }
        });
    }

    private void compare(String cell, Map<?, ?> then, Map<?, ?> now) {
        double ratio = change(then, now, "ratio");
        double best = change(then, now, "bestToBest");
        if (Math.min(ratio, best) > TOLERANCE) {
            worse.add(String.format(
                    Locale.ROOT,
                    "%s: %s of %s, was %s (worse by %.0f %%; best repetitions by %.0f %%)",
                    cell,
                    Table.number(number(now, "ratio")),
                    now.get("peer"),
                    Table.number(number(then, "ratio")),
                    (ratio - 1) * 100,
                    (best - 1) * 100));
        }
    }

    /** By what factor it is worse. */
    private static double change(Map<?, ?> then, Map<?, ?> now, String name) {
        double factor = number(now, name) / number(then, name);
        return "higher".equals(now.get("better")) ? 1 / factor : factor;
    }

    private static double number(Map<?, ?> cell, String name) {
        return cell.get(name) instanceof Number value ? value.doubleValue() : Double.NaN;
    }

    /** The comparisons with the best peer, by part and row, each with the direction of its part. */
    private static Map<String, Map<?, ?>> cells(Object report) {
        Map<String, Map<?, ?>> cells = new LinkedHashMap<>();
        for (Map<?, ?> part : maps(report, "parts")) {
            for (Map<?, ?> row : maps(part, "results")) {
                if (row.get("comparison") instanceof Map<?, ?> comparison) {
                    Map<Object, Object> cell = new LinkedHashMap<>(comparison);
                    cell.put("better", String.valueOf(part.get("better")));
                    cells.put(part.get("benchmark") + " " + row.get("label"), cell);
                }
            }
        }
        return cells;
    }

    private static List<Map<?, ?>> maps(Object of, String name) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (of instanceof Map<?, ?> map && map.get(name) instanceof List<?> list) {
            list.forEach(element -> maps.add((Map<?, ?>) element));
        }
        return maps;
    }

    /** Whether there is none. */
    public boolean none() {
        return worse.isEmpty();
    }

    /** What is worse, a line each, and how many cells were compared. */
    public String text() {
        String lines = String.join("", worse.stream().map(line -> line + "\n").toList());
        return lines + compared + " cells compared, " + worse.size() + " worse by more than "
                + Math.round((TOLERANCE - 1) * 100) + " %\n";
    }
}
