package org.pjrun.benchmarks.runner;

import java.util.Map;

/** One of those that are compared. */
public interface Contestant {
    /** Its name in the table. */
    String name();

    /** Its version, for the record. */
    String version();

    /**
     * Takes part in a round; blocks until its processes have ended.
     *
     * @return the repetitions of each row
     * @throws FailedRun if a process of it failed
     */
    Map<Integer, double[]> round() throws FailedRun, InterruptedException;
}
