package org.pjrun.benchmarks.runner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Commands that measure for themselves and print a line {@code ROW value value ...} for each row. */
public final class PrintingContestant implements Contestant {
    private final String name;
    private final String version;
    private final Commands commands;
    private final List<List<String>> runs;

    /** A contestant that runs these commands in each round. */
    public PrintingContestant(String name, String version, Commands commands, List<List<String>> runs) {
        this.name = name;
        this.version = version;
        this.commands = commands;
        this.runs = List.copyOf(runs);
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
        Map<Integer, double[]> rows = new TreeMap<>();
        for (List<String> run : runs) {
            rows.putAll(parse(commands.measure(run).out()));
        }
        return rows;
    }

    /** The rows of an output; lines that don't begin with a number are somebody else's. */
    static Map<Integer, double[]> parse(String out) throws FailedRun {
        Map<Integer, double[]> rows = new TreeMap<>();
        for (String line : out.lines().toList()) {
            List<String> words = new ArrayList<>(Arrays.asList(line.strip().split(" +")));
            if (!words.getFirst().matches("[0-9]+")) {
                continue;
            }
            try {
                int row = Integer.parseInt(words.removeFirst());
                double[] values =
                        words.stream().mapToDouble(Double::parseDouble).toArray();
                if (values.length > 0) {
                    rows.put(row, values);
                }
            } catch (NumberFormatException e) {
                throw new FailedRun("cannot read the line '" + line + "' (expected: ROW value value ...)", e);
            }
        }
        if (rows.isEmpty()) {
            throw new FailedRun("printed no figures");
        }
        return rows;
    }
}
