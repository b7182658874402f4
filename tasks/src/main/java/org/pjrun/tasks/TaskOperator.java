package org.pjrun.tasks;

import java.io.Serializable;

/** Combines two values into one, associatively; travels to workers. */
@FunctionalInterface
public interface TaskOperator<T> extends Serializable {
    /** The combination of two values that stand next to each other, in this order. */
    T combine(T one, T other);
}
