package org.pjrun.benchmarks.report;

import java.util.ArrayList;
import java.util.Arrays;
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

    /** Marks the rounds in which the machine itself was slow, and no others. */
    public void markSlow(Set<Integer> rounds) {
        slow.clear();
        slow.addAll(rounds);
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

    /** The comparison of a row with the best of the peers, empty without ours or without any peer. */
    public Optional<Verdict> verdict(int row) {
        @Nullable String best = null;
        double median = 0;
        for (String peer : subject.peers()) {
            Optional<Samples> theirs = samples(row, peer);
            if (theirs.isPresent()) {
                double theirMedian = theirs.get().median(slow);
                if (best == null || subject.better().of(theirMedian, median) != median) {
                    best = peer;
                    median = theirMedian;
                }
            }
        }
        return best == null
                ? Optional.empty()
                : verdict(row, best, subject.peers(), subject.bars().get(row));
    }

    /** The comparisons of a row with those that have bars of their own, as far as they took part. */
    public List<Verdict> others(int row) {
        List<Verdict> verdicts = new ArrayList<>();
        subject.others()
                .forEach((peer, bar) -> verdict(row, peer, List.of(peer), bar).ifPresent(verdicts::add));
        return verdicts;
    }

    /** A line for each bar that is missed. */
    public List<String> misses() {
        List<String> misses = new ArrayList<>();
        for (int row : rows.keySet()) {
            for (Verdict verdict : all(row)) {
                if (!verdict.met()) {
                    misses.add(subject.name() + " " + subject.label().apply(row) + ": "
                            + Table.number(verdict.ratio()) + " of " + verdict.peer() + " ("
                            + subject.better().sign()
                            + " " + verdict.bar() + ")");
                }
            }
        }
        return misses;
    }

    /** How many bars there are for what was measured. */
    public long bars() {
        return rows.keySet().stream()
                .flatMap(row -> all(row).stream())
                .filter(verdict -> verdict.bar() != null)
                .count();
    }

    private List<Verdict> all(int row) {
        List<Verdict> all = new ArrayList<>(others(row));
        verdict(row).ifPresent(all::add);
        return all;
    }

    private Optional<Verdict> verdict(int row, String peer, List<String> peers, @Nullable Double bar) {
        Optional<Samples> ours = samples(row, subject.ours());
        Optional<Samples> theirs = samples(row, peer);
        if (ours.isEmpty() || theirs.isEmpty()) {
            return Optional.empty();
        }
        double ratio = ours.get().median(slow) / theirs.get().median(slow);
        double[] ratios = ratios(ours.get().roundMedians(), theirs.get().roundMedians());
        double best = peers.stream()
                .flatMap(name -> samples(row, name).stream())
                .mapToDouble(subject.better()::of)
                .reduce(subject.better()::of)
                .orElseThrow();
        return Optional.of(new Verdict(
                peer,
                ratio,
                Arrays.stream(ratios).min().orElse(ratio),
                Arrays.stream(ratios).max().orElse(ratio),
                subject.better().of(ours.get()) / best,
                bar,
                bar == null || subject.better().meets(ratio, bar)));
    }

    /** The ratios of those rounds that both took part in and that were not slow. */
    private double[] ratios(SortedMap<Integer, Double> ours, SortedMap<Integer, Double> theirs) {
        return ours.entrySet().stream()
                .filter(round -> theirs.containsKey(round.getKey()) && !slow.contains(round.getKey()))
                .mapToDouble(round -> round.getValue() / theirs.getOrDefault(round.getKey(), 1.0))
                .toArray();
    }
}
