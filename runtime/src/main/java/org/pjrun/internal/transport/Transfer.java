package org.pjrun.internal.transport;

import org.jspecify.annotations.Nullable;
import org.pjrun.internal.buffer.Buffer;

/** A message whose bytes are on their way in parts; the engine's operations are transfers. */
public abstract class Transfer {
    /** The memory that the bytes come from or go to. */
    public final Buffer buffer = new Buffer();

    /** Bytes of the message. */
    public long length;

    /** Bytes moved so far. */
    public long moved;

    /** The next transfer of the same queue. */
    public @Nullable Transfer following;
}
