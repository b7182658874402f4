package org.pjrun.internal.object;

import org.jspecify.annotations.Nullable;

/** An object cannot be written or read; the message names its class and what to do. */
public final class SerializationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SerializationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
