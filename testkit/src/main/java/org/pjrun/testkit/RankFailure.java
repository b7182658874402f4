package org.pjrun.testkit;

import org.jspecify.annotations.Nullable;

/** Tells in a suppressed exception which rank has thrown. */
final class RankFailure extends Exception {
    private static final long serialVersionUID = 1L;

    RankFailure(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
