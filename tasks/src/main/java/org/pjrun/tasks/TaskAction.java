package org.pjrun.tasks;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What workers do with an argument. */
@FunctionalInterface
public interface TaskAction<A extends @Nullable Object> extends Serializable {
    /** Does it; what it throws is the task's failure. */
    void accept(A argument) throws Exception;
}
