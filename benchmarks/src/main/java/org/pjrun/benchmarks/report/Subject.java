package org.pjrun.benchmarks.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What a benchmark measures and what is expected of it.
 *
 * @param name as given to {@code scripts/bench}, also the name of its file
 * @param description one line for people
 * @param row what tells the rows of its table apart, for example {@code bytes}
 * @param unit of its values
 * @param better whether small or large values are wanted
 * @param ours the contestant that is judged
 * @param peers the contestants that it is compared with; the best of those that ran counts
 * @param bars the largest ratio to that peer, or the smallest where large values are wanted, by row
 * @param label what a row is called in the table
 * @param others further contestants that ours is compared with in every row, each by a bar of its own
 */
public record Subject(
        String name,
        String description,
        String row,
        String unit,
        Better better,
        String ours,
        List<String> peers,
        Map<Integer, Double> bars,
        IntFunction<String> label,
        Map<String, Double> others) {

    /** A subject without further contestants to compare with. */
    public Subject(
            String name,
            String description,
            String row,
            String unit,
            Better better,
            String ours,
            List<String> peers,
            Map<Integer, Double> bars,
            IntFunction<String> label) {
        this(name, description, row, unit, better, ours, peers, bars, label, Map.of());
    }

    /** The same, and ours is compared with these, too. */
    public Subject also(Map<String, Double> more) {
        Map<String, Double> all = new HashMap<>(others);
        all.putAll(more);
        return new Subject(name, description, row, unit, better, ours, peers, bars, label, Map.copyOf(all));
    }

    /** A subject whose rows are called by their numbers. */
    public Subject(
            String name,
            String description,
            String row,
            String unit,
            Better better,
            String ours,
            List<String> peers,
            Map<Integer, Double> bars) {
        this(name, description, row, unit, better, ours, peers, bars, Integer::toString);
    }
}
