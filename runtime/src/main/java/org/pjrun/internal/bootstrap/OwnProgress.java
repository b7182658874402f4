package org.pjrun.internal.bootstrap;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows the progress of a process that pjrun does not watch: the bar of a world of one, on its own terminal. */
public final class OwnProgress {
    private static final long EVERY_NANOS = 200_000_000;
    private static final String ERASE = "\r\033[K";

    private final MemorySegment page;
    private final boolean shown;
    private long last;

    /** Shows what a page says, where standard error is a terminal. */
    public OwnProgress(MemorySegment page) {
        this.page = page;
        this.shown = OutputKind.ofError() == OutputKind.TERMINAL;
    }

    /** Draws the bar, unless that was just done; or once more and for the last time. */
    public synchronized void draw(boolean end) {
        long now = System.nanoTime();
        if (!shown || !end && now - last < EVERY_NANOS) {
            return;
        }
        last = now;
        @Nullable ProgressPage said = ProgressPage.of(page.asByteBuffer());
        if (said != null) {
            String line = ProgressText.of(Map.of(0, said), System.currentTimeMillis(), true);
            System.err.print(ERASE + line + (end ? "\n" : ""));
        }
    }
}
