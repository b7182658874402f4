package org.pjrun.tasks;

import java.io.Serializable;

/** A function from an index to a number that travels to workers. */
@FunctionalInterface
public interface TaskDoubleFunction extends Serializable {
    /** Computes a number; what it throws is the task's failure. */
    double apply(long index) throws Exception;
}
