package org.pjrun.benchmarks;

import java.util.List;
import java.util.Map;
import org.pjrun.benchmarks.program.Printing;
import org.pjrun.benchmarks.runner.Commands;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;

/**
 * Ranks that print; one whose output does not arrive byte for byte has failed.
 *
 * @param name its name in the table
 * @param version its version
 * @param commands what runs it
 * @param ranks number of ranks
 * @param lines how many lines of each rank must arrive
 * @param command the command
 */
record OutputContestant(String name, String version, Commands commands, int ranks, int lines, List<String> command)
        implements Contestant {
    @Override
    public Map<Integer, double[]> round() throws FailedRun, InterruptedException {
        var outcome = commands.measure(command);
        check(outcome.out(), ranks, lines);
        return Map.of(ranks, new double[] {outcome.millis()});
    }

    /** Sees to it that each rank's lines are there, whole, once, and in their order. */
    static void check(String out, int ranks, int lines) throws FailedRun {
        int[] next = new int[ranks];
        for (int from = 0; from < out.length(); from += Printing.LINE_BYTES) {
            int end = from + Printing.LINE_BYTES;
            if (end > out.length() || out.indexOf('\n', from) != end - 1) {
                throw new FailedRun("a line is torn at byte " + from);
            }
            String[] words = out.substring(from, end).split(" ");
            int rank = Integer.parseInt(words[0]);
            if (Integer.parseInt(words[1]) != next[rank]) {
                throw new FailedRun("rank " + rank + ": line " + next[rank] + " is missing");
            }
            next[rank]++;
        }
        for (int rank = 0; rank < ranks; rank++) {
            if (next[rank] != lines) {
                throw new FailedRun("rank " + rank + ": " + next[rank] + " of " + lines + " lines arrived");
            }
        }
    }
}
