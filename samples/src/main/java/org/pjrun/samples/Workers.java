package org.pjrun.samples;

import org.pjrun.Comm;
import org.pjrun.tasks.Pool;

/** The pool of the samples that have tasks. */
final class Workers {
    private Workers() {}

    /** A pool of the other ranks of the job, or where this is the only one, of a process for each core. */
    static Pool pool(Comm world) {
        return world.size() > 1
                ? Pool.over(world)
                : Pool.start(Runtime.getRuntime().availableProcessors());
    }
}
