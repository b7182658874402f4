package org.pjrun.internal.buffer;

import java.lang.foreign.MemorySegment;

/**
 * A message's content that is not one piece of the user's memory, such as a serialized object.
 *
 * <p>Bytes are asked for and handed over in order and exactly once; calls come from whichever thread is in the engine,
 * one at a time.
 */
public interface Stream {
    /** Bytes of the whole content, where this is a source. */
    long bytes();

    /** Copies the bytes from {@code position} into shared memory. */
    void read(long position, MemorySegment target, long offset, long length);

    /** Says how long the content that will be written is; a sink makes room. */
    void expect(long bytes);

    /** Takes the bytes at {@code position} from shared memory. */
    void write(long position, MemorySegment source, long offset, long length);
}
