package org.pjrun.tasks;

import org.jspecify.annotations.Nullable;

/**
 * A task has failed: it threw, could not be sent, took too long, or its worker died as often as may be.
 *
 * <p>The message says which task, where and why. The cause is what the task threw, with the stack of the worker's thread; where that
 * cannot be sent, an exception that tells the same.
 */
public final class TaskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long index;

    /**
     * Makes an exception.
     *
     * @param index of the task's input, -1 where it has none
     */
    public TaskException(String message, @Nullable Throwable cause, long index) {
        super(message, cause);
        this.index = index;
    }

    /** Index of the input with which the task failed, from 0; -1 for a task that was submitted by itself. */
    public long index() {
        return index;
    }
}
