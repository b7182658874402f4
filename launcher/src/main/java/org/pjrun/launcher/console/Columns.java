package org.pjrun.launcher.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of text. */
public final class Columns {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long MIB = 1 << 20;

    private final List<Object[]> rows = new ArrayList<>();

    /** A table with a line of titles. */
    public Columns(Object... titles) {
        rows.add(titles);
    }

    /** Adds a line. */
    public void row(Object... cells) {
        rows.add(cells);
    }

    /** The rows, numbers and what begins with a digit to the right. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Object[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < row.length; c++) {
                int width = width(c);
                String cell = row[c].toString();
                String space = " ".repeat(width - cell.length());
                line.append(right(c) ? space + cell : cell + space).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        int width = 0;
        for (Object[] row : rows) {
            width = Math.max(width, row[column].toString().length());
        }
        return width;
    }

    private boolean right(int column) {
        if (column == 0) {
            return false;
        }
        String sample = rows.getLast()[column].toString();
        return sample.equals("-") || !sample.isEmpty() && Character.isDigit(sample.charAt(0));
    }

    /** A duration as people read it. */
    public static String time(long millis) {
        if (millis < MINUTE) {
            return String.format(Locale.ROOT, "%d.%02d s", millis / SECOND, millis % SECOND / 10);
        }
        return millis < HOUR
                ? String.format(Locale.ROOT, "%d:%02d min", millis / MINUTE, millis % MINUTE / SECOND)
                : String.format(Locale.ROOT, "%d:%02d h", millis / HOUR, millis % HOUR / MINUTE);
    }

    /** An amount of memory as people read it. */
    public static String memory(long bytes) {
        return bytes / MIB + " MiB";
    }
}
