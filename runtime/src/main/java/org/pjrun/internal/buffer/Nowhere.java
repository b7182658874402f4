package org.pjrun.internal.buffer;

import java.lang.foreign.MemorySegment;

/** In place of memory that cannot be copied any more: gives zeros and takes anything. */
enum Nowhere implements Stream {
    INSTANCE;

    @Override
    public long bytes() {
        return Long.MAX_VALUE;
    }

    @Override
    public void read(long position, MemorySegment target, long offset, long length) {
        target.asSlice(offset, length).fill((byte) 0);
    }

    @Override
    public void expect(long bytes) {
        // room for any length
    }

    @Override
    public void write(long position, MemorySegment source, long offset, long length) {
        // forgotten
    }
}
