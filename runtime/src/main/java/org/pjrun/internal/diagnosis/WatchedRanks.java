package org.pjrun.internal.diagnosis;

import java.util.List;

/** How the one who watches a job sees its ranks. */
public interface WatchedRanks {
    /** Whether a thread of some rank has been blocked for so long; asked often, and cheap. */
    boolean blockedFor(long millis);

    /** Asks every rank what it does; in the order of ranks. */
    List<RankSnapshot> ask();
}
