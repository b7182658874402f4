package org.pjrun.internal.object;

import com.esotericsoftware.kryo.io.KryoBufferOverflowException;
import org.jspecify.annotations.Nullable;

/** Something in a graph cannot be written or read; on its way up it learns where that is. */
final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_PATH = 300;

    private final String problem;
    private String path = "";

    Trouble(String problem, @Nullable Throwable cause) {
        super(problem, cause, false, false);
        this.problem = problem;
    }

    /** A failure of the code that wrote or read an object of a class; thrown on if it is not the object's own. */
    static Trouble of(RuntimeException failure, String doing, Class<?> type) {
        if (failure instanceof KryoBufferOverflowException) {
            throw failure;
        }
        if (failure instanceof Trouble known) {
            return known;
        }
        return new Trouble(doing + " " + type.getTypeName() + " failed: " + failure, failure);
    }

    /** Says which part of the surrounding object it is. */
    Trouble inside(String part) {
        if (path.length() < LONGEST_PATH) {
            path = part + path;
        } else if (!path.startsWith("…")) {
            path = "…" + path;
        }
        return this;
    }

    /** What is wrong, and where, seen from the object that was to be sent. */
    String describe(String root) {
        return path.isEmpty() ? problem : problem + "; found at " + root + path;
    }
}
