package org.pjrun.internal.direct;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.pjrun.internal.shared.Kernel;

/** Writes to a descriptor that this process was started with. */
final class DescriptorOutput extends OutputStream {
    private final int descriptor;

    DescriptorOutput(int descriptor) {
        this.descriptor = descriptor;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocate(length);
            MemorySegment.copy(bytes, offset, copy, ValueLayout.JAVA_BYTE, 0, length);
            for (long done = 0; done < length; ) {
                long written = Kernel.write(descriptor, copy.asSlice(done));
                if (written <= 0) {
                    throw new IOException("descriptor " + descriptor + " cannot be written");
                }
                done += written;
            }
        }
    }
}
