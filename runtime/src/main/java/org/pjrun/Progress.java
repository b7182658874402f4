package org.pjrun;

import org.pjrun.internal.comm.ProgressImpl;

/**
 * How far a rank is, for people who wait: pjrun shows one bar for the job, with its rate, the time that remains and the slowest rank.
 *
 * <pre>
 *   try (Progress progress = Progress.of("epochs", epochs)) {
 *       for (int e = 0; e &lt; epochs; e++) {
 *           train(e);
 *           progress.step();
 *       }
 *   }
 * </pre>
 *
 * <p>The bar is on standard error where that is a terminal; where it is a pipe there is a line now and then, and nothing in a file. Each
 * rank has its own part of the work; ranks that have none do not call this. A step costs a store to memory. Any thread may call any
 * method; of several that one rank has at the same time, the last one made is shown, and when that is closed the one before it.
 */
public interface Progress extends AutoCloseable {
    /** The progress of this rank of the job through so many steps. */
    static Progress of(String name, long total) {
        return of(Comm.world(), name, total);
    }

    /** The progress of a communicator's rank through so many steps. */
    static Progress of(Comm comm, String name, long total) {
        return ProgressImpl.of(comm, name, total);
    }

    /** One step more is done. */
    default void step() {
        step(1);
    }

    /** So many steps more are done. */
    void step(long count);

    /** This rank's part is done. */
    @Override
    void close();
}
