package org.pjrun.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pjrun.benchmarks.runner.Commands;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;

/**
 * A set of NAS kernels, whose programs print {@code Mop/s total = x} and whether the result is right, as NPB's own do. From the rates of
 * one rank and of two it makes the speed-up.
 */
final class NasContestant implements Contestant {
    private static final Pattern RATE = Pattern.compile("Mop/s total *= *([0-9.]+)");
    private static final Pattern SUCCESS = Pattern.compile("\\bSUCCESSFUL");

    private final String name;
    private final String version;
    private final Commands commands;
    private final SortedMap<Integer, List<String>> runs;

    /** A contestant with a command for each row that is a rate: see {@link NasBenchmark#row}. */
    NasContestant(String name, String version, Commands commands, Map<Integer, List<String>> runs) {
        this.name = name;
        this.version = version;
        this.commands = commands;
        this.runs = new TreeMap<>(runs);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Map<Integer, double[]> round() throws FailedRun, InterruptedException {
        Map<Integer, double[]> rows = new HashMap<>();
        for (Map.Entry<Integer, List<String>> run : runs.entrySet()) {
            int row = run.getKey();
            double rate = rate(commands.measure(run.getValue()).out());
            rows.put(row, new double[] {rate});
            double[] alone = rows.get(row - 1);
            if (alone != null) {
                rows.put(row + 1, new double[] {rate / alone[0]});
            }
        }
        return rows;
    }

    /** The rate of the last run in an output; all runs must have been right. */
    static double rate(String out) throws FailedRun {
        String last = "";
        int runs = 0;
        for (Matcher rate = RATE.matcher(out); rate.find(); runs++) {
            last = rate.group(1);
        }
        if (runs == 0 || SUCCESS.matcher(out).results().count() != runs) {
            throw new FailedRun("no verified result: " + out.strip());
        }
        return Double.parseDouble(last);
    }
}
