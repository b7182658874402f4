package org.pjrun.tasks.internal.pool;

import org.jspecify.annotations.Nullable;
import org.pjrun.tasks.TaskException;

/**
 * In place of a result: why there is none.
 *
 * @param text in a few words
 * @param cause what was thrown, null if nothing was
 * @param offset of the failing task in a unit that is one call
 */
record Failure(String text, @Nullable Throwable cause, long offset) {
    Failure(String text, @Nullable Throwable cause) {
        this(text, cause, 0);
    }

    static Failure of(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return thrown instanceof Element.Failed failed && cause != null
                ? new Failure(cause.toString(), cause, failed.offset())
                : new Failure(thrown.toString(), thrown);
    }

    /** The same without objects of the program's own classes, for a cause that cannot be sent. */
    Failure plain() {
        return new Failure(text, cause == null ? null : stand(cause), offset);
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
