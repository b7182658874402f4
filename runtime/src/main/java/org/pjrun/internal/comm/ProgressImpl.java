package org.pjrun.internal.comm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.Progress;
import org.pjrun.internal.bootstrap.OwnProgress;
import org.pjrun.internal.bootstrap.ProgressPage;

/** A rank's progress, in its page of the host's memory where pjrun reads it, or shown by itself. */
public final class ProgressImpl implements Progress {
    private static final long BYTES_ALIGNED = 64;

    private final MemorySegment page;
    private final @Nullable OwnProgress own;

    private ProgressImpl(MemorySegment page, @Nullable OwnProgress own) {
        this.page = page;
        this.own = own;
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
        MemorySegment shared = base.spec().owner().progressPage();
        MemorySegment page = shared != null ? shared : Arena.ofAuto().allocate(ProgressPage.BYTES, BYTES_ALIGNED);
        ProgressPage.begin(page, name, total);
        return new ProgressImpl(page, shared != null ? null : new OwnProgress(page));
    }

    @Override
    public void step(long count) {
        ProgressPage.add(page, count);
        if (own != null) {
            own.draw(false);
        }
    }

    @Override
    public void close() {
        if (own != null) {
            own.draw(true);
        }
    }
}
