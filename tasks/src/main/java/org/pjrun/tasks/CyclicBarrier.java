package org.pjrun.tasks;

import org.pjrun.Comm;
import org.pjrun.tasks.internal.shared.Kind;
import org.pjrun.tasks.internal.shared.Remote;
import org.pjrun.tasks.internal.shared.SyncHome.BarrierHome;

/** Where a number of threads, of whichever ranks, wait for each other, again and again. */
public final class CyclicBarrier {
    private final Remote home;

    private CyclicBarrier(Remote home) {
        this.home = home;
    }

    /** The barrier of that name, at which so many threads meet. */
    public static CyclicBarrier of(Comm comm, String name, int parties) {
        if (parties < 1) {
            throw new IllegalArgumentException("barrier " + name + ": parties: " + parties + " (expected: > 0)");
        }
        return new CyclicBarrier(Remote.of(comm, Kind.BARRIER, name, parties));
    }

    /**
     * Waits until all have come.
     *
     * @return how many were still to come, 0 for the last; one who is interrupted has not come
     */
    public int await() throws InterruptedException {
        return (int) home.callInterruptibly(BarrierHome.AWAIT);
    }
}
