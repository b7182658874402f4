package org.pjrun.collectives.proof;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** What is posted from one rank to another and has no counterpart yet: only sends or only receives, in order. */
final class Channel {
    private @Nullable Posted head;
    private @Nullable Posted tail;

    /** A posted send or receive. */
    static final class Posted {
        /** Whether it is a send. */
        final boolean send;

        /** Its step in the schedule of the rank that posted it. */
        final int step;

        /** What a send tells its receiver for barriers. */
        final BitSet news;

        /** The data of a send that was copied when it was posted. */
        final long @Nullable [] data;

        private @Nullable Posted next;

        Posted(boolean send, int step, BitSet news, long @Nullable [] data) {
            this.send = send;
            this.step = step;
            this.news = news;
            this.data = data;
        }
    }

    /** Takes out and returns the oldest counterpart, or, if there is none, keeps what is posted and returns null. */
    @Nullable
    Posted match(Posted posted) {
        Posted first = head;
        if (first != null && first.send != posted.send) {
            head = first.next;
            return first;
        }
        Posted last = tail;
        if (first == null || last == null) {
            head = posted;
        } else {
            last.next = posted;
        }
        tail = posted;
        return null;
    }

    /** The oldest that has no counterpart, or null. */
    @Nullable
    Posted first() {
        return head;
    }
}
