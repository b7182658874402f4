package org.pjrun.launcher.plan;

import java.util.List;

/**
 * A job before it is started: a value that can be printed and compared.
 *
 * @param job the job's random name
 * @param size number of ranks
 * @param heapBytes heap limit that each rank is given, 0 where the user chose it
 * @param processes the processes that make up the job, by rank
 */
public record JobPlan(String job, int size, long heapBytes, List<ProcessPlan> processes) {
    /** Whether ranks are threads of one process. */
    public boolean threads() {
        return processes.get(0).ranks() == size && size > 1;
    }

    /** The plan as lines that a shell would understand. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (ProcessPlan process : processes) {
            for (var variable : process.environment().entrySet()) {
                text.append(variable.getKey())
                        .append('=')
                        .append(quoted(variable.getValue()))
                        .append(' ');
            }
            String separator = "";
            for (String word : process.command()) {
                text.append(separator).append(quoted(word));
                separator = " ";
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String quoted(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!Character.isLetterOrDigit(c) && "-_./:=+,@%".indexOf(c) < 0) {
                return "'" + word.replace("'", "'\\''") + "'";
            }
        }
        return word.isEmpty() ? "''" : word;
    }
}
