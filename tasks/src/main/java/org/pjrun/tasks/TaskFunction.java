package org.pjrun.tasks;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A function that travels to workers, as a lambda or method reference whose captured values travel with it. */
@FunctionalInterface
public interface TaskFunction<A extends @Nullable Object, R extends @Nullable Object> extends Serializable {
    /** Computes a result; what it throws is the task's failure. */
    R apply(A argument) throws Exception;
}
