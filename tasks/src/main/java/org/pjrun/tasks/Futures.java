package org.pjrun.tasks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What futures of tasks result in. */
final class Futures {
    private Futures() {}

    /** Waits for a result, or throws what the task failed with. */
    static <R extends @Nullable Object> R outcome(CompletableFuture<R> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TaskException failed) {
                throw failed;
            }
            throw e;
        }
    }
}
