package org.pjrun.tasks;

import java.io.Serializable;

/** What a worker does, without a result. */
@FunctionalInterface
public interface TaskRun extends Runnable, Serializable {
    /** Does it; what it throws is the task's failure. */
    @Override
    void run();
}
