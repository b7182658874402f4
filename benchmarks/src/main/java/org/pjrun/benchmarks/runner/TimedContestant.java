package org.pjrun.benchmarks.runner;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A launcher: its commands, one for each row, are timed from outside, in milliseconds. */
public final class TimedContestant implements Contestant {
    private final String name;
    private final String version;
    private final Commands commands;
    private final SortedMap<Integer, List<String>> rows;

    /** A contestant that runs these commands in each round. */
    public TimedContestant(String name, String version, Commands commands, Map<Integer, List<String>> rows) {
        this.name = name;
        this.version = version;
        this.commands = commands;
        this.rows = new TreeMap<>(rows);
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
        Map<Integer, double[]> times = new TreeMap<>();
        for (Map.Entry<Integer, List<String>> row : rows.entrySet()) {
            times.put(
                    row.getKey(), new double[] {commands.measure(row.getValue()).millis()});
        }
        return times;
    }
}
