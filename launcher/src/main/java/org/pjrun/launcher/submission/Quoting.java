package org.pjrun.launcher.submission;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pjrun.launcher.ShellWords;

/** Words of a command line, written so that others read the same words. */
final class Quoting {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

    private Quoting() {}

    /** For a shell. */
    static String shell(List<String> words) {
        return String.join(" ", ShellWords.quoted(words));
    }

    /** For {@code arguments} of HTCondor: quotes are doubled, words with blanks stand in single ones. */
    static String condor(List<String> words) {
        return words.stream()
                .map(word -> word.replace("\"", "\"\"").replace("'", "''"))
                .map(word -> PLAIN.matcher(word).matches() ? word : "'" + word + "'")
                .collect(Collectors.joining(" ", "\"", "\""));
    }

    /** As a list of JSON, which is one of YAML, too. */
    static String json(List<String> words) {
        return words.stream()
                .map(word -> "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
