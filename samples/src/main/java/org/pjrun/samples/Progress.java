package org.pjrun.samples;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Shows how far a long work is: a bar on a terminal, a line for each quarter elsewhere. For one thread of one rank. */
final class Progress {
    private static final int WIDTH = 40;
    private static final long REDRAW_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String what;
    private final long total;
    private final boolean terminal;
    private boolean drawn;
    private long drawnAtNs;
    private int quarter;

    /** Prepares to show a work of so many steps. */
    Progress(String what, long total) {
        this(what, total, Terminal.isThere());
    }

    Progress(String what, long total, boolean terminal) {
        this.what = what;
        this.total = total;
        this.terminal = terminal;
    }

    /** Notes that so many steps are done. */
    void at(long done) {
        text(done).ifPresent(IO::println);
    }

    /** What is to be shown now that so many steps are done, if anything. */
    Optional<String> text(long done) {
        if (terminal) {
            long now = System.nanoTime();
            if (drawn && done < total && now - drawnAtNs < REDRAW_NS) {
                return Optional.empty();
            }
            String bar = bar(done);
            drawn = true;
            drawnAtNs = now;
            return Optional.of(bar);
        }
        int quarters = (int) (done * 4 / total);
        if (quarters == quarter) {
            return Optional.empty();
        }
        quarter = quarters;
        return Optional.of(what + ": " + 25 * quarter + " %");
    }

    /** Whole lines, since pjrun passes on whole lines: one that goes back up to draw over the one before. */
    private String bar(long done) {
        int filled = (int) (done * WIDTH / total);
        String back = drawn ? Terminal.CLEAR + Terminal.up(1) + Terminal.CLEAR : "";
        return back + what + " " + "█".repeat(filled) + "░".repeat(WIDTH - filled) + " " + done * 100 / total + " %";
    }
}
