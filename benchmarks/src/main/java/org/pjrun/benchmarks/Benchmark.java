package org.pjrun.benchmarks;

import java.util.List;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;

/** One of the things that {@code scripts/bench} can measure. */
interface Benchmark {
    /** What is measured, with the bars. */
    Subject subject();

    /** How the programs are run, for the record. */
    String method();

    /** Whether each contestant has a turn first that does not count, for what is read from disk and made on first use. */
    default boolean rehearses() {
        return false;
    }

    /** How often each contestant has its turn if nobody says otherwise. */
    int rounds();

    /**
     * Makes the contestants ready: ours first, then those peers that are installed.
     *
     * @throws FailedRun if a peer's program cannot be compiled
     */
    List<Contestant> contestants(Workshop workshop) throws FailedRun, InterruptedException;
}
