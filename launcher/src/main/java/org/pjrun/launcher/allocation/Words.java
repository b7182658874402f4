package org.pjrun.launcher.allocation;

import java.util.List;

/** Words of a command line that somebody's shell takes apart once more. */
final class Words {
    private Words() {}

    /** The same words for one more shell. */
    static List<String> quoted(List<String> words) {
        return words.stream().map(Words::quoted).toList();
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
