package org.pjrun.tasks;

import java.io.Serializable;

/** A function from an index to a whole number that travels to workers. */
@FunctionalInterface
public interface TaskLongFunction extends Serializable {
    /** Computes a number; what it throws is the task's failure. */
    long apply(long index) throws Exception;
}
