package org.pjrun.launcher.supervision;

import java.util.Map;
import java.util.TreeMap;
import org.pjrun.internal.bootstrap.HostSegment;
import org.pjrun.internal.bootstrap.OutputKind;
import org.pjrun.internal.bootstrap.ProgressPage;
import org.pjrun.internal.bootstrap.ProgressText;
import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.console.Stream;

/** Shows how far the ranks say they are: a bar on a terminal, a line now and then in a pipe, nothing in a file. */
public final class ProgressWatch implements Runnable {
    private static final long LOOK_MILLIS = 250;
    private static final int LOOKS_PER_LINE = 40;

    private final HostSegment segment;
    private final Console console;
    private final boolean bar;
    private Map<Integer, ProgressPage> shown = Map.of();

    private ProgressWatch(HostSegment segment, Console console, boolean bar) {
        this.segment = segment;
        this.console = console;
        this.bar = bar;
    }

    /** Starts to look, in a daemon thread, until the segment is closed. */
    public static void start(HostSegment segment, Console console) {
        OutputKind kind = OutputKind.ofError();
        if (kind != OutputKind.FILE) {
            ProgressWatch watch = new ProgressWatch(segment, console, kind == OutputKind.TERMINAL);
            Thread thread = new Thread(null, watch, "pjrun-progress", 128 * 1024);
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void run() {
        try {
            for (int look = 1; true; look++) {
                Thread.sleep(LOOK_MILLIS);
                Map<Integer, ProgressPage> now = new TreeMap<>();
                if (!segment.readProgress(now)) {
                    return;
                }
                boolean due = bar || look % LOOKS_PER_LINE == 0 || done(now);
                if (due && !now.equals(shown)) {
                    shown = now;
                    show(now);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean done(Map<Integer, ProgressPage> ranks) {
        return ranks.values().stream().allMatch(page -> page.done() == page.total());
    }

    private void show(Map<Integer, ProgressPage> ranks) {
        String text = ProgressText.of(ranks, System.currentTimeMillis(), bar);
        if (bar && !done(ranks)) {
            console.status(text);
        } else {
            console.say(Stream.ERR, text + "\n");
        }
    }
}
