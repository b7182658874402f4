package org.pjrun.internal.comm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.OwnProgress;
import org.pjrun.internal.bootstrap.ProgressPage;

/** What a rank has in progress: the last begun is shown, and when it is closed the one before it again. */
final class ProgressStack {
    private static final long BYTES_ALIGNED = 64;

    private final MemorySegment page;
    private final @Nullable OwnProgress own;
    private final ArrayDeque<ProgressImpl> open = new ArrayDeque<>();

    /**
     * A stack.
     *
     * @param shared page where pjrun looks, null where this process shows it itself
     * @param alone whether this is the only rank, so that its progress is the job's
     */
    ProgressStack(@Nullable MemorySegment shared, boolean alone) {
        this.page = shared != null ? shared : Arena.ofAuto().allocate(ProgressPage.BYTES, BYTES_ALIGNED);
        this.own = shared == null && alone ? new OwnProgress(page) : null;
    }

    synchronized void push(ProgressImpl begun) {
        open.push(begun);
        begun.show(page);
    }

    /** Takes one off, wherever it is. */
    synchronized void remove(ProgressImpl closed) {
        boolean shown = closed.equals(open.peek());
        if (!open.remove(closed) || !shown) {
            return;
        }
        ProgressPage.end(page);
        draw(true);
        ProgressImpl before = open.peek();
        if (before != null) {
            before.show(page);
        }
    }

    /** Says that one has gone on. */
    void stepped(ProgressImpl which, long done) {
        if (which.equals(open.peek())) {
            ProgressPage.done(page, done);
            draw(false);
        }
    }

    private void draw(boolean end) {
        if (own != null) {
            own.draw(end);
        }
    }
}
