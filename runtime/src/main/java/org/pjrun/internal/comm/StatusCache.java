package org.pjrun.internal.comm;

import org.jspecify.annotations.Nullable;
import org.pjrun.Status;
import org.pjrun.internal.engine.Operation;

/**
 * Statuses that were made before; they are immutable, so a program that receives alike messages again and again gets the
 * same object and allocates nothing. Used inside the gate.
 */
final class StatusCache {
    private static final int SIZE = 64;

    private final @Nullable Status[] recent = new Status[SIZE];

    Status of(Operation done) {
        int source = done.statusSource();
        int tag = done.statusTag();
        long bytes = done.statusBytes();
        int slot = (source * 31 + tag * 7 + (int) bytes) & SIZE - 1;
        Status known = recent[slot];
        if (known != null
                && known.source() == source
                && known.tag() == tag
                && known.bytes() == bytes
                && known.type() == done.statusType()
                && known.cancelled() == done.isCancelled()) {
            return known;
        }
        Status fresh = new Status(source, tag, done.statusType(), bytes, done.isCancelled());
        recent[slot] = fresh;
        return fresh;
    }
}
