package org.pjrun.tasks.internal.pool;

import org.pjrun.Comm;

/** What a process that a pool has started runs. */
public final class WorkerMain {
    private WorkerMain() {}

    /** Works until the pool is closed. */
    public static void main(String[] arguments) {
        new Worker(Comm.world()).serve();
    }
}
