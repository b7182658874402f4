package org.pjrun.launcher;

import java.util.List;

/** Words of a command line as a shell takes them apart. */
public final class ShellWords {
    private ShellWords() {}

    /** The word so that a shell takes it for one. */
    public static String quoted(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!Character.isLetterOrDigit(c) && "-_./:=+,@%".indexOf(c) < 0) {
                return "'" + word.replace("'", "'\\''") + "'";
            }
        }
        return word.isEmpty() ? "''" : word;
    }

    /** The words so that one more shell takes them for these. */
    public static List<String> quoted(List<String> words) {
        return words.stream().map(ShellWords::quoted).toList();
    }
}
