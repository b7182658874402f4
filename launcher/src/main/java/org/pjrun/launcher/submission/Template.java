package org.pjrun.launcher.submission;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pjrun.launcher.BadInput;

/**
 * A script with places to be filled in: {@code {name}}. A line with a place for which there is nothing is left out, and so
 * is a part of a line in {@code [[…]]}.
 */
final class Template {
    /** Not a variable of the shell's, as in <code>${name}</code>. */
    private static final Pattern PLACE = Pattern.compile("(?<!\\$)\\{([a-z]+)}");

    private static final Pattern PART = Pattern.compile("\\[\\[(.*?)]](?!])");

    private final String where;
    private final String text;

    /** A template; {@code where} is the file that it comes from. */
    Template(String where, String text) {
        this.where = where;
        this.text = text;
    }

    /**
     * Fills it in.
     *
     * @param values what there is; empty for nothing
     * @throws BadInput if it has a place that nobody knows
     */
    String fill(Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        text.lines().forEach(line -> {
            Matcher parts = PART.matcher(line);
            String rest = parts.replaceAll(
                    part -> Matcher.quoteReplacement(lacks(part.group(1), values) ? "" : part.group(1)));
            if (line.startsWith("# ") || !lacks(rest, values)) {
                filled.append(line.startsWith("# ") ? line : fill(rest, values)).append('\n');
            }
        });
        return filled.toString();
    }

    private static String fill(String line, Map<String, String> values) {
        return PLACE.matcher(line)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    }

    private boolean lacks(String line, Map<String, String> values) {
        return PLACE.matcher(line)
                .results()
                .anyMatch(place -> value(place.group(1), values).isEmpty());
    }

    private String value(String place, Map<String, String> values) {
        String value = values.get(place);
        if (value == null) {
            throw new BadInput(where + ": {" + place + "} (expected: one of " + new TreeSet<>(values.keySet()) + ")");
        }
        return value;
    }
}
