package org.pjrun.tasks.internal.pool;

import org.jspecify.annotations.Nullable;
import org.pjrun.tasks.TaskException;

/**
 * In place of a result: why there is none.
 *
 * @param text in a few words
 * @param cause what was thrown, null if nothing was
 */
record Failure(String text, @Nullable Throwable cause) {
    static Failure of(Throwable thrown) {
        return new Failure(thrown.toString(), thrown);
    }

    /** The same without objects of the program's own classes, for a cause that cannot be sent. */
    Failure plain() {
        return new Failure(text, cause == null ? null : stand(cause));
    }

    private static Throwable stand(Throwable cause) {
        Throwable next = cause.getCause();
        Throwable standIn = new Throwable(cause.toString(), next == null ? null : stand(next));
        standIn.setStackTrace(cause.getStackTrace());
        return standIn;
    }

    /** The exception that the program gets. */
    TaskException exception(long index, String worker) {
        String task = index < 0 ? "task" : "task " + index;
        return new TaskException(task + " failed on " + worker + ": " + text, cause, index);
    }
}
