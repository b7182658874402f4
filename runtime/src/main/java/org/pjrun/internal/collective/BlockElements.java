package org.pjrun.internal.collective;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pjrun.ErrorClass;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.engine.Operation;

/** Blocks that are buffers of their own, each of a type of its own; an element of a schedule is a whole block. */
public final class BlockElements implements Elements {
    private final Object[] sends;
    private final Object[] receives;

    /** Makes the elements of one call; the buffers have been checked. */
    public BlockElements(Object[] sends, Object[] receives) {
        this.sends = sends.clone();
        this.receives = receives.clone();
    }

    @Override
    public void scratch(long elements) {
        if (elements > 0) {
            throw new IllegalStateException("blocks of different types have no scratch memory");
        }
    }

    @Override
    public boolean foreign(boolean combining) {
        return false;
    }

    @Override
    public void bindSend(Buffer message, int buffer, long offset, long count) {
        message.bind(sends[(int) offset]);
    }

    @Override
    public void bindReceive(Buffer message, int buffer, long offset, long count) {
        message.bind(receives[(int) offset]);
    }

    @Override
    public @Nullable Failure check(Operation received, long count) {
        if (received.statusBytes() == received.buffer.bytes()) {
            return null;
        }
        return new Failure(
                ErrorClass.NOT_SAME,
                "count: rank " + received.statusSource() + " sent " + received.statusBytes()
                        + " bytes (expected: as many as its block has here, " + received.buffer.bytes() + ")");
    }

    @Override
    public void copy(int target, long offset, int source, long sourceOffset, long count) {
        throw new IllegalStateException("blocks of different types are sent and received, not copied");
    }

    @Override
    public void reduce(int target, long offset, int source, long sourceOffset, long count, boolean sourceFirst) {
        throw new IllegalStateException("blocks of different types are sent and received, not reduced");
    }

    @Override
    public void end() {
        Arrays.fill(sends, null);
        Arrays.fill(receives, null);
    }
}
