package org.pjrun.internal.transport.ring;

import org.jspecify.annotations.Nullable;
import org.pjrun.internal.transport.Transfer;

/** A place in a lane's messages ahead of what is known to have moved. */
final class Cursor {
    private @Nullable Transfer transfer;
    private long at;

    /** The message that the next part belongs to, counted from the lane's first one if nothing is under way; null if none. */
    @Nullable
    Transfer next(@Nullable Transfer first) {
        if (transfer == null) {
            transfer = first;
            at = first == null ? 0 : first.moved;
        }
        while (transfer != null && at == transfer.length && transfer.following != null) {
            transfer = transfer.following;
            at = transfer.moved;
        }
        return transfer == null || at == transfer.length ? null : transfer;
    }

    /** Where in that message. */
    long position() {
        return at;
    }

    void advance(long bytes) {
        at += bytes;
    }

    /** Goes back to what is known to have moved. */
    void reset() {
        transfer = null;
    }
}
