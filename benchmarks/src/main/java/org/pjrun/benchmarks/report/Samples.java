package org.pjrun.benchmarks.report;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** What one contestant gave for one row of the table: the repetitions of each round. */
public final class Samples {
    private final SortedMap<Integer, double[]> rounds = new TreeMap<>();

    /**
     * Adds the repetitions of a round.
     *
     * @throws IllegalArgumentException if there are none
     */
    public void add(int round, double... repetitions) {
        if (repetitions.length == 0) {
            throw new IllegalArgumentException("round " + round + ": no repetitions (expected: at least one)");
        }
        rounds.put(round, repetitions.clone());
    }

    /**
     * The median over rounds of the median over a round's repetitions.
     *
     * @param slow rounds in which the machine was slow; left out, unless that leaves less than half
     */
    public double median(Set<Integer> slow) {
        double[] quiet = medians(slow);
        return Statistics.median(2 * quiet.length >= rounds.size() ? quiet : medians(Set.of()));
    }

    /** The median of each round's repetitions, by round. */
    SortedMap<Integer, Double> roundMedians() {
        SortedMap<Integer, Double> medians = new TreeMap<>();
        rounds.forEach((round, repetitions) -> medians.put(round, Statistics.median(repetitions)));
        return medians;
    }

    /** The smallest of all repetitions. */
    public double least() {
        return all().min().orElseThrow();
    }

    /** The largest of all repetitions. */
    public double most() {
        return all().max().orElseThrow();
    }

    /** The repetitions, round by round. */
    public List<List<Double>> values() {
        return rounds.values().stream()
                .map(repetitions -> Arrays.stream(repetitions).boxed().toList())
                .toList();
    }

    private double[] medians(Set<Integer> without) {
        return rounds.entrySet().stream()
                .filter(round -> !without.contains(round.getKey()))
                .mapToDouble(round -> Statistics.median(round.getValue()))
                .toArray();
    }

    private DoubleStream all() {
        return rounds.values().stream().flatMapToDouble(Arrays::stream);
    }
}
