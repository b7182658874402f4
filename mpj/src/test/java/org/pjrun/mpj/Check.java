package org.pjrun.mpj;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a program that runs as a rank looks at; each rank has this class again, so it is small. */
public final class Check {
    private Check() {}

    /** Throws unless the two are equal; arrays by their elements. */
    public static void same(@Nullable Object actual, @Nullable Object expected) {
        if (!Objects.deepEquals(actual, expected)) {
            throw new IllegalStateException(text(actual) + " (expected: " + text(expected) + ")");
        }
    }

    /** Throws unless it is so. */
    public static void that(boolean so, String what) {
        if (!so) {
            throw new IllegalStateException(what);
        }
    }

    /** Runs what must fail with an exception of the interface; returns its error class. */
    public static int failing(Runnable call) {
        try {
            call.run();
        } catch (mpi.MPIException e) {
            return e.getErrorClass();
        }
        throw new IllegalStateException("nothing was thrown");
    }

    private static String text(@Nullable Object value) {
        String text = Arrays.deepToString(new @Nullable Object[] {value});
        return text.substring(1, text.length() - 1);
    }
}
