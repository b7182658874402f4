package org.pjrun.internal.bootstrap;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows the progress of a process that pjrun does not watch, or that is alone: a bar on a terminal, lines in a pipe. */
public final class OwnProgress {
    private static final long BAR_NANOS = 200_000_000L;
    private static final long LINE_NANOS = 10_000_000_000L;

    private final MemorySegment page;
    private final OutputKind kind;
    private long last;
    private boolean shown;

    /** Shows what a page says, as standard error wants it. */
    public OwnProgress(MemorySegment page) {
        this.page = page;
        String told = System.getenv(RankEnvironment.PROGRESS);
        this.kind = told == null ? OutputKind.ofError() : OutputKind.valueOf(told);
        this.last = System.nanoTime();
    }

    /** Shows the line, unless that was just done; or once more and for the last time. */
    public synchronized void draw(boolean end) {
        boolean bar = kind == OutputKind.TERMINAL;
        if (kind == OutputKind.FILE || !end && !due(bar ? BAR_NANOS : LINE_NANOS)) {
            return;
        }
        @Nullable ProgressPage said = ProgressPage.of(page.asByteBuffer());
        long now = System.currentTimeMillis();
        if (said == null) {
            return;
        }
        String line = ProgressText.of(Map.of(0, said), now, bar);
        if (end && now - said.begunMillis() < ProgressText.WORTH_A_LINE_MILLIS) {
            System.err.print(shown ? ProgressText.inPlace("") : "");
        } else {
            System.err.print((bar ? ProgressText.inPlace(line) : line) + (end || !bar ? "\n" : ""));
        }
        System.err.flush();
        shown = bar && !end;
    }

    private boolean due(long every) {
        long now = System.nanoTime();
        if (now - last < every) {
            return false;
        }
        last = now;
        return true;
    }
}
