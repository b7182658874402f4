package org.pjrun.internal.transport;

import org.jspecify.annotations.Nullable;
import org.pjrun.internal.buffer.Buffer;

/** A message whose bytes are on their way in parts; the engine's operations are transfers. */
public abstract class Transfer {
    /** The memory that the bytes come from or go to. */
    public final Buffer buffer = new Buffer();

    /** Flags of the frame that begins it. */
    public int flags;

    /** Bytes of the message. */
    public long length;

    /** Bytes moved so far. */
    public long moved;

    /** Where the message lies in its sender's memory, if its receiver may copy it from there; 0 if not. */
    public long address;

    /** What the sender's count of collections must be for that to be good; negative if it is good in any case. */
    public long moves;

    /**
     * Says that the user's memory cannot be copied any more, such as a segment whose arena was closed.
     *
     * <p>The transfer goes on with nothing in its place, so that what comes behind it on its way is not held up.
     */
    public abstract void spoil(RuntimeException cause);

    /** The next transfer of the same queue. */
    public @Nullable Transfer following;
}
