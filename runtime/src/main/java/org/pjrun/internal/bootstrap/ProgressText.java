package org.pjrun.internal.bootstrap;

import java.util.Locale;
import java.util.Map;

/** The progress of a job in a line. */
public final class ProgressText {
    /** Work that takes less leaves no line behind: there may be much of it. */
    public static final long WORTH_A_LINE_MILLIS = 1000;

    private static final int WIDTH = 20;
    private static final double MILLIS = 1000;

    /** Back to the start of the line, clear it, and let nothing run over its end. */
    private static final String BEGIN = "\r\033[K\033[?7l";

    private static final String END = "\033[?7h";

    private ProgressText() {}

    /** The line as a terminal gets it, again and again: in place of the one before, and cut at the terminal's edge. */
    public static String inPlace(String line) {
        return BEGIN + line + END;
    }

    /** The line for what ranks say, all of the same work, with a bar or without. */
    public static String of(Map<Integer, ProgressPage> ranks, long nowMillis, boolean bar) {
        long total = 0;
        long done = 0;
        long begun = Long.MAX_VALUE;
        int slowest = -1;
        double least = 2;
        String name = "";
        for (Map.Entry<Integer, ProgressPage> entry : ranks.entrySet()) {
            ProgressPage page = entry.getValue();
            total += page.total();
            done += page.done();
            begun = Math.min(begun, page.begunMillis());
            double part = (double) page.done() / page.total();
            if (part < least) {
                least = part;
                slowest = entry.getKey();
            }
            name = page.name();
        }
        double part = total == 0 ? 0 : (double) done / total;
        double seconds = Math.max(0.001, (nowMillis - begun) / MILLIS);
        double rate = done / seconds;
        StringBuilder text = new StringBuilder(name);
        if (bar) {
            int full = (int) (part * WIDTH);
            text.append(" [")
                    .append("#".repeat(full))
                    .append(".".repeat(WIDTH - full))
                    .append("]");
        }
        text.append(String.format(
                Locale.ROOT, " %.0f %%, %d of %d, %s/s", Math.floor(100 * part), done, total, number(rate)));
        if (done == total) {
            text.append(", in ").append(time(seconds));
        } else if (done > 0) {
            text.append(", ").append(time((total - done) / rate)).append(" left");
        }
        if (ranks.size() > 1 && done < total) {
            text.append(String.format(Locale.ROOT, ", slowest: rank %d (%.0f %%)", slowest, Math.floor(100 * least)));
        }
        return text.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60
                ? whole + " s"
                : whole < 3600
                        ? whole / 60 + " min " + whole % 60 + " s"
                        : whole / 3600 + " h " + whole / 60 % 60 + " min";
    }
}
