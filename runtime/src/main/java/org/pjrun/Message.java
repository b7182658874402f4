package org.pjrun;

import org.jspecify.annotations.Nullable;

/**
 * A message that a matched probe has taken out of matching: only its owner can receive it, once (MPI 4.1 §3.8.2).
 *
 * <p>Any thread may receive it.
 */
public interface Message {
    /** Source, tag and length of the message. */
    Status status();

    /** Receives the message into the whole of a buffer; blocks until all of it has come. */
    Status recv(Object buffer);

    /** Receives the message into {@code count} elements of a buffer from {@code offset} on; blocks. */
    Status recv(Object buffer, long offset, long count);

    /** Starts to receive the message into the whole of a buffer, which belongs to the request until it is complete. */
    Request irecv(Object buffer);

    /** Receives the message as an object; blocks. */
    <T extends @Nullable Object> T recvObject();
}
