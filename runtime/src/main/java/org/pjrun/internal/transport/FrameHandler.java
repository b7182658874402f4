package org.pjrun.internal.transport;

import java.lang.foreign.MemorySegment;

/** The engine, as transports see it; called by the thread that polls, inside the engine's gate. */
public interface FrameHandler {
    /** A frame has arrived; its payload lies in the given memory until this call returns. */
    void frame(Channel from, long header, long word1, long word2, long word3, MemorySegment memory, long payload);

    /** Whether the next frame of the peer had better be handed over at once: the last one was short and found a receive, and more are posted. */
    default boolean wantsMore() {
        return false;
    }

    /** All bytes of a transfer that was given to a lane, or pulled, have moved. */
    void finished(Transfer transfer);

    /** Of a transfer that was to be pulled, what has not moved yet must be sent. */
    void interrupted(Transfer receive);

    /** A peer's process has left or died; everything that it sent before has been handed over. */
    void ended(Channel peer);
}
