package org.pjrun.launcher.supervision;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.pjrun.internal.bootstrap.OutputKind;
import org.pjrun.internal.bootstrap.ProgressPage;
import org.pjrun.internal.bootstrap.ProgressText;
import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.console.Stream;

/** Shows how far the ranks say they are: a bar on a terminal, a line now and then in a pipe, nothing in a file. */
public final class ProgressWatch implements Runnable {
    private static final long LOOK_MILLIS = 250;
    private static final int LOOKS_PER_LINE = 40;
    private static final int LOOKS_PER_BAR = 4; // where nothing has changed but the time that is left

    private final Predicate<Map<Integer, ProgressPage>> ranks;
    private final Console console;
    private final OutputKind kind;
    private Map<Integer, ProgressPage> shown = Map.of();
    private boolean closed;

    private ProgressWatch(Predicate<Map<Integer, ProgressPage>> ranks, Console console, OutputKind kind) {
        this.ranks = ranks;
        this.console = console;
        this.kind = kind;
    }

    /**
     * Starts to look, in a daemon thread, until it is closed.
     *
     * @param ranks puts what they say into a map, and is false when that cannot be found out any more
     */
    public static ProgressWatch start(Predicate<Map<Integer, ProgressPage>> ranks, Console console) {
        ProgressWatch watch = new ProgressWatch(ranks, console, OutputKind.ofError());
        if (watch.kind != OutputKind.FILE) {
            Thread thread = new Thread(null, watch, "pjrun-progress", 128 * 1024);
            thread.setDaemon(true);
            thread.start();
        }
        return watch;
    }

    @Override
    public void run() {
        try {
            for (int look = 1; true; look++) {
                Thread.sleep(LOOK_MILLIS);
                if (!look(look)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean look(int look) {
        Map<Integer, ProgressPage> now = new TreeMap<>();
        if (closed || !ranks.test(now)) {
            return false;
        }
        now = current(now);
        boolean bar = kind == OutputKind.TERMINAL;
        boolean changed = !now.equals(shown);
        if (finished(now)) {
            if (changed && lasted(now)) {
                line(now);
            }
            shown = now;
        } else if (bar && (changed || look % LOOKS_PER_BAR == 0)) {
            shown = now;
            console.status(ProgressText.inPlace(text(now)));
        } else if (!bar && changed && look % LOOKS_PER_LINE == 0) {
            line(now);
        }
        return true;
    }

    /** What is shown: the work of the first rank that is not at the end of its own, and of all that do the same. */
    private static Map<Integer, ProgressPage> current(Map<Integer, ProgressPage> all) {
        ProgressPage first = all.values().stream()
                .filter(page -> !page.finished())
                .findFirst()
                .orElse(all.values().stream().findFirst().orElse(null));
        Map<Integer, ProgressPage> same = new TreeMap<>(all);
        if (first != null) {
            same.values().removeIf(page -> !page.name().equals(first.name()));
        }
        return same;
    }

    private static boolean finished(Map<Integer, ProgressPage> pages) {
        return pages.values().stream().allMatch(ProgressPage::finished);
    }

    /** Whether it is worth a line that stays. */
    private static boolean lasted(Map<Integer, ProgressPage> pages) {
        long now = System.currentTimeMillis();
        return pages.values().stream().anyMatch(page -> now - page.begunMillis() >= ProgressText.WORTH_A_LINE_MILLIS);
    }

    private String text(Map<Integer, ProgressPage> pages) {
        return ProgressText.of(pages, System.currentTimeMillis(), kind == OutputKind.TERMINAL);
    }

    private void line(Map<Integer, ProgressPage> pages) {
        shown = pages;
        console.say(Stream.ERR, text(pages) + "\n");
    }

    /** Looks no more, and leaves how far the ranks have come as a line. */
    public synchronized void close() {
        closed = true;
        Map<Integer, ProgressPage> last = new TreeMap<>();
        if (kind != OutputKind.FILE && ranks.test(last)) {
            last = current(last);
            if (!(finished(last) && last.equals(shown)) && lasted(last)) {
                line(last);
            } else if (kind == OutputKind.TERMINAL) {
                console.clearStatus();
            }
        }
    }
}
