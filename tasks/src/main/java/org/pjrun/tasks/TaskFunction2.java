package org.pjrun.tasks;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A function of two arguments that travels to workers. */
@FunctionalInterface
public interface TaskFunction2<A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
        extends Serializable {
    /** Computes a result; what it throws is the task's failure. */
    R apply(A first, B second) throws Exception;
}
