package org.pjrun.internal.transport.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Memory that bytes leave through, used again when the kernel has taken them. */
final class StagingBuffer {
    private final MemorySegment memory;
    private final ByteBuf view;

    StagingBuffer(int bytes) {
        memory = Arena.ofAuto().allocate(bytes, 64);
        view = Unpooled.wrappedBuffer(memory.asByteBuffer());
    }

    MemorySegment memory() {
        return memory;
    }

    /** Whether what was taken last is still on its way to the kernel. */
    boolean busy() {
        return view.refCnt() > 1;
    }

    /** The first bytes, to be written. */
    ByteBuf take(int bytes) {
        return view.setIndex(0, bytes).retain();
    }
}
