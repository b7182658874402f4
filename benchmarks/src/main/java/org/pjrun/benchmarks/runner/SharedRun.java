package org.pjrun.benchmarks.runner;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Two contestants that one program measures by turns, repetition by repetition, so that a phase of the host that is longer than
 * a turn is seen by both. The program runs in the first one's turn; the second one's is to tell what came out for it.
 */
public final class SharedRun {
    private final Commands commands;
    private final List<String> command;
    private final int second;
    private Map<Integer, double[]> rows = Map.of();

    /**
     * A program for two.
     *
     * @param second what it adds to the rows of the second one, larger than any row
     */
    public SharedRun(Commands commands, List<String> command, int second) {
        this.commands = commands;
        this.command = List.copyOf(command);
        this.second = second;
    }

    /** The two, in the order of their turns. */
    public List<Contestant> contestants(String first, String other, String version) {
        return List.of(new Half(this, first, version, true), new Half(this, other, version, false));
    }

    private Map<Integer, double[]> taken(IntPredicate wanted, int less) {
        Map<Integer, double[]> taken = new TreeMap<>();
        rows.forEach((row, values) -> {
            if (wanted.test(row)) {
                taken.put(row - less, values);
            }
        });
        return taken;
    }

    private record Half(SharedRun run, String name, String version, boolean runs) implements Contestant {
        @Override
        public Map<Integer, double[]> round() throws FailedRun, InterruptedException {
            if (runs) {
                run.rows = Map.of();
                run.rows = PrintingContestant.parse(
                        run.commands.measure(run.command).out());
                return run.taken(row -> row < run.second, 0);
            }
            if (run.rows.isEmpty()) {
                throw new FailedRun("the program that measures it has failed");
            }
            return run.taken(row -> row >= run.second, run.second);
        }
    }
}
