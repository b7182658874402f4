package org.pjrun.internal.direct;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.SocketTimeoutException;
import org.pjrun.internal.shared.Kernel;

/** Reads from a descriptor that this process was started with; nobody else may. */
final class DescriptorInput extends InputStream {
    private static final int BYTES = 4096;
    private static final int SCRATCH_BYTES = 24;

    private final int descriptor;
    private final long nanos;
    private final MemorySegment buffer = Arena.ofAuto().allocate(BYTES + SCRATCH_BYTES, 8);
    private int next;
    private int filled;

    /** Reads from a descriptor, and waits for so many milliseconds at most. */
    DescriptorInput(int descriptor, long millis) {
        this.descriptor = descriptor;
        this.nanos = millis * 1_000_000;
    }

    @Override
    public int read() throws IOException {
        return available() == 0 ? -1 : buffer.get(ValueLayout.JAVA_BYTE, next++) & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int part = Math.min(length, available());
        MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, next, bytes, offset, part);
        next += part;
        return part == 0 && length > 0 ? -1 : part;
    }

    /** How many bytes are here, after waiting for some; 0 at the end. */
    @Override
    public int available() throws IOException {
        if (next == filled) {
            if (!Kernel.awaitInput(descriptor, buffer.asSlice(BYTES), nanos)) {
                throw new SocketTimeoutException("nothing came");
            }
            long bytes = Kernel.read(descriptor, buffer.asSlice(0, BYTES));
            if (bytes < 0) {
                throw new IOException("descriptor " + descriptor + " cannot be read");
            }
            next = 0;
            filled = (int) bytes;
        }
        return filled - next;
    }
}
