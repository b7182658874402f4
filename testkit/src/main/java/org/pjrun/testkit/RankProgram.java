package org.pjrun.testkit;

import org.pjrun.Comm;

/** What one rank of a test does. */
@FunctionalInterface
public interface RankProgram {
    /**
     * Runs as one rank, in a thread of its own.
     *
     * @param comm the communicator of all ranks of this run; valid until all of them have returned
     * @throws Exception to fail the run
     */
    void run(Comm comm) throws Exception;
}
