package org.pjrun.internal.comm;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.Progress;
import org.pjrun.internal.bootstrap.ProgressPage;

/** A rank's progress, in its page of the host's memory where pjrun reads it, or shown by itself. */
public final class ProgressImpl implements Progress {
    private final ProgressStack stack;
    private final String name;
    private final long total;
    private final long begunMillis = System.currentTimeMillis();
    private final AtomicLong done = new AtomicLong();

    private ProgressImpl(ProgressStack stack, String name, long total) {
        this.stack = stack;
        this.name = name;
        this.total = total;
    }

    /** Begins; {@link Progress#of} says how. */
    public static Progress of(Comm comm, String name, long total) {
        if (!(comm instanceof CommBase base)) {
            throw new CommException(
                    ErrorClass.COMM, "progress: " + comm + " (expected: a communicator of this library)");
        }
        if (total < 1) {
            throw base.error("progress", ErrorClass.ARG, "total: " + total + " (expected: > 0)", null);
        }
        ProgressStack stack = base.spec().owner().progress();
        ProgressImpl begun = new ProgressImpl(stack, name, total);
        stack.push(begun);
        return begun;
    }

    void show(MemorySegment page) {
        ProgressPage.begin(page, name, total, begunMillis);
        ProgressPage.done(page, done.get());
    }

    @Override
    public void step(long count) {
        stack.stepped(this, done.addAndGet(count));
    }

    @Override
    public void close() {
        stack.remove(this);
    }
}
