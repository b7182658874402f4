package org.pjrun.testkit;

import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;

/**
 * What one rank of a test computes.
 *
 * @param <T> type of the result
 */
@FunctionalInterface
public interface RankFunction<T extends @Nullable Object> {
    /**
     * Runs as one rank, in a thread of its own, and returns its result.
     *
     * @param comm the communicator of all ranks of this run; valid until all of them have returned
     * @throws Exception to fail the run
     */
    T call(Comm comm) throws Exception;
}
