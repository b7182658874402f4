package org.pjrun.launcher.options;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.bootstrap.Tuning;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.hosts.Policy;

/** Reads the values of options; each method says what it expects where it cannot read one. */
final class Values {
    private static final long SECOND = 1000;
    private static final long MAX_SECONDS = 366L * 24 * 3600;

    private Values() {}

    static int ranks(String name, String value) {
        int number = number(value);
        if (number >= 1 && number <= SegmentLayout.MAX_RANKS) {
            return number;
        }
        throw new BadInput(name + " " + value + ": expected a number of ranks from 1 to " + SegmentLayout.MAX_RANKS);
    }

    static int input(String name, String value) {
        if (value.equals("all")) {
            return Options.Conduct.ALL;
        }
        if (value.equals("none")) {
            return Options.Conduct.NONE;
        }
        int rank = number(value);
        if (rank >= 0 && rank < SegmentLayout.MAX_RANKS) {
            return rank;
        }
        throw new BadInput(name + " " + value + ": expected a rank, all or none");
    }

    /** How many schedules, from 2 on, behind this word. */
    static int schedules(String name, String value, String word) {
        int number = number(value.substring(word.length()));
        if (number >= 2) {
            return number;
        }
        throw new BadInput(name + " " + value + ": expected " + word + "N with N from 2 on, how many runs at most");
    }

    /** One of these words. */
    static String word(String name, String value, String... words) {
        if (!List.of(words).contains(value)) {
            List<String> first = List.of(words).subList(0, words.length - 1);
            throw new BadInput(
                    name + " " + value + ": expected " + String.join(", ", first) + " or " + words[words.length - 1]);
        }
        return value;
    }

    /** Whether the value is the second of two words. */
    static boolean second(String name, String value, String first, String second) {
        if (!value.equals(first) && !value.equals(second)) {
            throw new BadInput(name + " " + value + ": expected " + first + " or " + second);
        }
        return value.equals(second);
    }

    /** Milliseconds of 90, 1.5, 10m, 2h or 1h30m. */
    static long millis(String name, String value) {
        double seconds = 0;
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < '0' || c > '9') && c != '.') {
                int unit = c == 'h' ? 3600 : c == 'm' ? 60 : c == 's' ? 1 : 0;
                seconds += positive(value.substring(from, i)) * unit;
                from = i + 1;
                if (unit == 0) {
                    seconds = Double.NaN;
                }
            }
        }
        if (from < value.length()) {
            seconds += positive(value.substring(from));
        }
        if (seconds * SECOND >= 1 && seconds <= MAX_SECONDS) {
            return (long) (seconds * SECOND);
        }
        throw new BadInput(name + " " + value + ": expected a time, for example 90 (seconds), 10m or 2h");
    }

    static String folder(String name, String value) {
        if (value.isEmpty()) {
            throw new BadInput(name + " " + value + ": expected a folder");
        }
        return value;
    }

    static String jvmOption(String value) {
        if (value.length() < 2 || value.charAt(0) != '-') {
            throw new BadInput("-J" + value + ": expected an option of the JVM without a space, for example -J-Xmx1g");
        }
        return value;
    }

    /** The name in {@code NAME} or {@code NAME=VALUE}. */
    static String variable(String name, String value) {
        int equals = value.indexOf('=');
        String variable = equals < 0 ? value : value.substring(0, equals);
        if (variable.isEmpty()) {
            throw new BadInput(name + " " + value + ": expected NAME or NAME=VALUE");
        }
        return variable;
    }

    /** How ranks are mapped, as in {@code node}, {@code ppr:2:node} or {@code slot:pe=2:oversubscribe}. */
    static Policy mapping(String name, String value, Policy before) {
        String[] words = value.toLowerCase(Locale.ROOT).split(":");
        Policy policy = before;
        int next = 1;
        switch (words[0]) {
            case "slot" -> policy = policy.byNode(false);
            case "node" -> policy = policy.byNode(true);
            case "ppr" -> {
                if (words.length < 3 || number(words[1]) < 1 || !words[2].equals("node")) {
                    throw new BadInput(name + " " + value + ": expected ppr:N:node, N ranks on each host");
                }
                policy = policy.perHost(number(words[1]));
                next = 3;
            }
            default -> throw new BadInput(name + " " + value + ": expected slot, node or ppr:N:node");
        }
        for (int i = next; i < words.length; i++) {
            if (words[i].startsWith("pe=") && number(words[i].substring(3)) >= 1) {
                policy = policy.processors(number(words[i].substring(3)));
            } else if (words[i].equals("oversubscribe") || words[i].equals("nooversubscribe")) {
                policy = policy.oversubscribed(words[i].equals("oversubscribe"));
            } else {
                throw new BadInput(name + " " + value + ": '" + words[i]
                        + "' is unknown (expected: pe=N, oversubscribe or nooversubscribe)");
            }
        }
        return policy;
    }

    /** Algorithms of collectives, as in {@code allreduce=ring,bcast=binomial}. */
    static String algorithms(String name, String value) {
        for (String choice : value.split(",")) {
            int equals = choice.indexOf('=');
            if (equals < 0) {
                throw new BadInput(name + " " + value + ": expected COLLECTIVE=ALGORITHM, for example allreduce=ring");
            }
            String collective = choice.substring(0, equals);
            known(name + " " + value + ": collective", collective, Tuning.collectives());
            known(
                    name + " " + value + ": algorithm of " + collective,
                    choice.substring(equals + 1),
                    Tuning.algorithms(collective));
        }
        return value;
    }

    private static void known(String what, String word, List<String> words) {
        if (!words.contains(word)) {
            String meant = Nearest.to(word, words);
            throw new BadInput(
                    what + " '" + word + "' is unknown" + (meant == null ? "" : "; did you mean " + meant + "?")
                            + " (expected: " + String.join(", ", words) + ")");
        }
    }

    private static int number(@Nullable String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            // out of every range
            return Integer.MIN_VALUE;
        }
    }

    private static double positive(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            // no comparison with it is true
            return Double.NaN;
        }
    }
}
