package org.pjrun.launcher.hosts;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads lists of host names as Slurm and people write them: {@code a,n[1-4,07-09]} means a, n1 to n4 and n07 to n09;
 * several brackets in a name multiply.
 */
public final class HostNames {
    private static final int MOST_HOSTS = 65_536;

    private HostNames() {}

    /**
     * All names of a list, in its order.
     *
     * @throws IllegalArgumentException if it cannot be read, with what is wrong
     */
    public static List<String> expand(String list) {
        List<String> names = new ArrayList<>();
        for (String word : words(list)) {
            expand(word, names);
        }
        return List.copyOf(names);
    }

    /** The words of a list, whose commas within brackets don't part it. */
    static List<String> words(String list) {
        List<String> words = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= list.length(); i++) {
            char c = i < list.length() ? list.charAt(i) : ',';
            if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (c == ',' && (depth == 0 || i == list.length())) {
                String word = list.substring(from, i).trim();
                if (!word.isEmpty()) {
                    words.add(word);
                }
                from = i + 1;
            }
        }
        return words;
    }

    private static void expand(String word, List<String> names) {
        int open = word.indexOf('[');
        int close = word.indexOf(']');
        if (open < 0 && close < 0) {
            if (names.size() >= MOST_HOSTS) {
                throw new IllegalArgumentException("more than " + MOST_HOSTS + " hosts");
            }
            names.add(word);
            return;
        }
        if (open < 0 || close < open) {
            throw new IllegalArgumentException("'" + word + "': a bracket is missing (expected: as in n[1-4,7])");
        }
        for (String range : word.substring(open + 1, close).split(",", -1)) {
            int dash = range.indexOf('-');
            String first = dash < 0 ? range : range.substring(0, dash);
            String last = dash < 0 ? range : range.substring(dash + 1);
            for (int i = number(word, first); i <= number(word, last); i++) {
                String digits = Integer.toString(i);
                String padded = "0".repeat(Math.max(0, first.length() - digits.length())) + digits;
                expand(word.substring(0, open) + padded + word.substring(close + 1), names);
            }
        }
    }

    private static int number(String word, String digits) {
        try {
            if (!digits.isEmpty() && Character.isDigit(digits.charAt(0))) {
                int number = Integer.parseInt(digits);
                if (number < 100_000_000) {
                    return number;
                }
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        throw new IllegalArgumentException("'" + word + "': '" + digits + "' is no number (expected: as in n[1-4,7])");
    }
}
