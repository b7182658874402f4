package org.pjrun.launcher.options;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what a user probably meant: the known word with the fewest edits between. */
public final class Nearest {
    private Nearest() {}

    /** The nearest of the known words, or null where none is near enough to be worth a hint. */
    public static @Nullable String to(String word, Iterable<String> known) {
        String best = null;
        // one letter behind a dash is as near to any other, so that a hint would be a guess
        int fewest = word.length() < 3 ? 1 : word.length() / 3 + 1;
        for (String candidate : known) {
            int edits = edits(word, candidate);
            if (edits < fewest) {
                fewest = edits;
                best = candidate;
            }
        }
        return best;
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other, case ignored. */
    static int edits(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + same, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
