package org.pjrun.tasks.internal.pool;

import org.jspecify.annotations.Nullable;
import org.pjrun.tasks.TaskAction;
import org.pjrun.tasks.TaskDoubleFunction;
import org.pjrun.tasks.TaskFunction;
import org.pjrun.tasks.TaskLongFunction;

/** Calls for one element of a chunk, whose failure tells which one it was. */
public final class Element {
    private Element() {}

    /** What failed, and at which place in its chunk. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        private final long offset;

        Failed(long offset, Exception cause) {
            super(cause);
            this.offset = offset;
        }

        long offset() {
            return offset;
        }
    }

    /** The result of a function of a number. */
    public static double applyDouble(TaskDoubleFunction function, long first, long index) throws Exception {
        try {
            return function.apply(index);
        } catch (Exception e) {
            throw new Failed(index - first, e);
        }
    }

    /** The result of a function of a number. */
    public static long applyLong(TaskLongFunction function, long first, long index) throws Exception {
        try {
            return function.apply(index);
        } catch (Exception e) {
            throw new Failed(index - first, e);
        }
    }

    /** The result of a function of packed inputs. */
    @SuppressWarnings({"unchecked", "NullAway"}) // the inputs are As
    public static <A extends @Nullable Object, R extends @Nullable Object> R apply(
            TaskFunction<A, R> function, Object packed, int index) throws Exception {
        try {
            return function.apply((A) Packing.at(packed, index));
        } catch (Exception e) {
            throw new Failed(index, e);
        }
    }

    /** Does something with one of packed inputs. */
    @SuppressWarnings({"unchecked", "NullAway"}) // the inputs are As
    public static <A extends @Nullable Object> void accept(TaskAction<A> action, Object packed, int index)
            throws Exception {
        try {
            action.accept((A) Packing.at(packed, index));
        } catch (Exception e) {
            throw new Failed(index, e);
        }
    }
}
