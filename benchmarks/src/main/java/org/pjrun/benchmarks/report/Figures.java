package org.pjrun.benchmarks.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All samples of a run, by row and contestant, and what they say. */
public final class Figures {
    private final Subject subject;
    private final SortedMap<Integer, Map<String, Samples>> rows = new TreeMap<>();
    private final List<String> contestants = new ArrayList<>();
    private final SortedSet<Integer> slow = new TreeSet<>();

    /** Empty figures. */
    public Figures(Subject subject) {
        this.subject = subject;
    }

    /** Takes down what a contestant gave for a row in a round. */
    public void add(String contestant, int row, int round, double... repetitions) {
        if (!contestants.contains(contestant)) {
            contestants.add(contestant);
        }
        rows.computeIfAbsent(row, r -> new HashMap<>())
                .computeIfAbsent(contestant, c -> new Samples())
                .add(round, repetitions);
    }

    /** Marks a round in which the machine itself was slow. */
    public void markSlow(int round) {
        slow.add(round);
    }

    /** What is measured. */
    public Subject subject() {
        return subject;
    }

    /** Those that gave any value, in the order in which they first did. */
    public List<String> contestants() {
        return List.copyOf(contestants);
    }

    /** The rows, in ascending order. */
    public Set<Integer> rows() {
        return rows.keySet();
    }

    /** The rounds that are marked. */
    public SortedSet<Integer> slow() {
        return new TreeSet<>(slow);
    }

    /** What a contestant gave for a row, empty if it took no part in it. */
    public Optional<Samples> samples(int row, String contestant) {
        return Optional.ofNullable(rows.getOrDefault(row, Map.of()).get(contestant));
    }

    /** The comparison of a row, empty without ours or without any peer. */
    public Optional<Verdict> verdict(int row) {
        Optional<Samples> ours = samples(row, subject.ours());
        @Nullable String best = null;
        double median = 0;
        double repetition = 0;
        for (String peer : subject.peers()) {
            Optional<Samples> theirs = samples(row, peer);
            if (theirs.isEmpty()) {
                continue;
            }
            double theirMedian = theirs.get().median(slow);
            double theirBest = subject.better().of(theirs.get());
            repetition = best == null ? theirBest : subject.better().of(repetition, theirBest);
            if (best == null || subject.better().of(theirMedian, median) != median) {
                best = peer;
                median = theirMedian;
            }
        }
        if (ours.isEmpty() || best == null) {
            return Optional.empty();
        }
        double ratio = ours.get().median(slow) / median;
        @Nullable Double bar = subject.bars().get(row);
        return Optional.of(new Verdict(
                best,
                ratio,
                subject.better().of(ours.get()) / repetition,
                bar,
                bar == null || subject.better().meets(ratio, bar)));
    }
}
