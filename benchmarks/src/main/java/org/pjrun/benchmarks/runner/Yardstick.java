package org.pjrun.benchmarks.runner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pjrun.benchmarks.report.Statistics;

/** Watches what the machine itself gives, before each contestant's turn, so that slow phases of the host show. */
public final class Yardstick {
    /** How far off the median of all rounds a round may be. */
    private static final double TOLERANCE = 1.5;

    private final Commands commands;
    private final List<String> command;
    private final SortedMap<Integer, Double> pingPongs = new TreeMap<>();
    private final SortedMap<Integer, Double> copies = new TreeMap<>();

    /** A yardstick laid on the first two of these cores by the compiled {@code peers/yardstick.c}. */
    public Yardstick(Commands commands, Path program, List<Integer> cores) {
        this.commands = commands;
        this.command = List.of(
                program.toString(),
                cores.getFirst().toString(),
                cores.get(Math.min(1, cores.size() - 1)).toString());
    }

    /** Measures once more in this round; the round's worst counts. */
    public void measure(int round) throws FailedRun, InterruptedException {
        for (String line : commands.measure(command).out().lines().toList()) {
            String[] words = line.split(" ");
            double value = Double.parseDouble(words[1]);
            if (words[0].equals("pingpong")) {
                pingPongs.merge(round, value, Math::max);
            } else {
                copies.merge(round, value, Math::min);
            }
        }
    }

    /** The rounds in which the machine was far slower than in most. */
    public SortedSet<Integer> slowRounds() {
        return slowRounds(pingPongs, copies);
    }

    static SortedSet<Integer> slowRounds(Map<Integer, Double> pingPongs, Map<Integer, Double> copies) {
        SortedSet<Integer> slow = new TreeSet<>();
        if (!pingPongs.isEmpty()) {
            double usual = Statistics.median(pingPongs.values());
            pingPongs.forEach((round, value) -> {
                if (value > usual * TOLERANCE) {
                    slow.add(round);
                }
            });
        }
        if (!copies.isEmpty()) {
            double usual = Statistics.median(copies.values());
            copies.forEach((round, value) -> {
                if (value < usual / TOLERANCE) {
                    slow.add(round);
                }
            });
        }
        return slow;
    }

    /** What was measured, for the record. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("cacheLinePingPongNs", new ArrayList<>(pingPongs.values()));
        values.put("memcpy1MiBGigabytesPerSecond", new ArrayList<>(copies.values()));
        return values;
    }
}
