package org.pjrun;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A nonblocking receive of an object, whose size need not be known.
 *
 * @param <T> type of the object
 */
public interface ObjectRequest<T extends @Nullable Object> extends Request {
    /**
     * Waits until the object is there and returns it; the same object again for later calls.
     *
     * @throws CommException if the receive failed, was cancelled, or the object cannot be read
     */
    T waitForObject();

    /** The object as a stage, like the request itself, which is one of its status. */
    default CompletionStage<T> object() {
        return thenApply(status -> waitForObject());
    }
}
