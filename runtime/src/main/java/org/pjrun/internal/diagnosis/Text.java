package org.pjrun.internal.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Words for ranks and times. */
final class Text {
    private static final int LONGEST = 60;

    private Text() {}

    /** Such as {@code rank 3} or {@code ranks 0-3,7}. */
    static String ranks(Collection<Integer> ranks) {
        List<Integer> sorted = new ArrayList<>(new TreeSet<>(ranks));
        StringBuilder text = new StringBuilder(sorted.size() == 1 ? "rank " : "ranks ");
        for (int i = 0; i < sorted.size(); ) {
            int last = i;
            while (last + 1 < sorted.size() && sorted.get(last + 1) == sorted.get(last) + 1) {
                last++;
            }
            text.append(i == 0 ? "" : ",").append(sorted.get(i));
            if (last > i) {
                text.append(last > i + 1 ? "-" : ",").append(sorted.get(last));
            }
            i = last + 1;
        }
        return text.length() <= LONGEST ? text.toString() : text.substring(0, LONGEST) + "…";
    }

    /** Such as {@code 11.9 s}. */
    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
