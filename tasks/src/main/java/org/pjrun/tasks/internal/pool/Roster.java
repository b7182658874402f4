package org.pjrun.tasks.internal.pool;

import java.util.List;
import java.util.Optional;
import org.pjrun.Comm;
import org.pjrun.Progress;

/** Where workers come from. */
interface Roster extends AutoCloseable {
    /** The communicator in which the master is rank 0. */
    Comm comm();

    /** What is shown of how far this process is. */
    Progress progress(String name, long total);

    /** Ranks that are workers from the beginning. */
    List<Integer> first();

    /** Whether others are hired for those that have ended. */
    boolean replaces();

    /** Hires one more; its rank. */
    int hire();

    /** Ends a worker at once, where it is not a rank of the program's own. */
    void kill(int rank);

    /** A worker's name for people. */
    String name(int rank);

    /** In words how a worker has ended, as far as is known. */
    Optional<String> ending(int rank);

    @Override
    void close();
}
