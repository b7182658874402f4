package org.pjrun.internal.object;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.buffer.Stream;

/** A written object: its graph's bytes, and large arrays that are read where they are. */
final class EncodedObject implements Stream {
    private static final Object[] NONE = {};

    private final byte[] head;
    private final int headBytes;
    private final Object[] arrays;
    private final long bytes;
    private final Buffer current = new Buffer();
    private int index = -1;
    private long start;

    /** An object with large arrays; {@code head} ends at a multiple of 8. */
    EncodedObject(byte[] head, List<Object> arrays, long bytesOfArrays) {
        this.head = head;
        this.headBytes = head.length;
        this.arrays = arrays.toArray();
        this.bytes = headBytes + bytesOfArrays;
    }

    /** An object without large arrays. */
    EncodedObject(byte[] head, int headBytes) {
        this.head = head;
        this.headBytes = headBytes;
        this.arrays = NONE;
        this.bytes = headBytes;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void read(long position, MemorySegment target, long offset, long length) {
        if (position < headBytes) {
            int part = (int) Math.min(length, headBytes - position);
            MemorySegment.copy(head, (int) position, target, ValueLayout.JAVA_BYTE, offset, part);
            if (part < length) {
                readArrays(headBytes, target, offset + part, length - part);
            }
        } else {
            readArrays(position, target, offset, length);
        }
    }

    private void readArrays(long position, MemorySegment target, long offset, long length) {
        long at = position;
        long to = offset;
        long end = offset + length;
        while (to < end) {
            seek(at);
            long inside = at - start;
            long part = Math.min(end - to, current.bytes() - inside);
            if (part > 0) {
                current.read(inside, target, to, part);
            } else {
                part = Math.min(end - to, Layout.padded(current.bytes()) - inside);
                for (long i = 0; i < part; i++) {
                    target.set(ValueLayout.JAVA_BYTE, to + i, (byte) 0);
                }
            }
            at += part;
            to += part;
        }
    }

    /** Makes the array that holds a position the current one; it is nearly always the one that is. */
    private void seek(long position) {
        if (index < 0 || position < start) {
            index = 0;
            start = headBytes;
            current.bind(arrays[0]);
        }
        while (position >= start + Layout.padded(current.bytes())) {
            start += Layout.padded(current.bytes());
            index++;
            current.bind(arrays[index]);
        }
    }

    @Override
    public void expect(long length) {
        throw new UnsupportedOperationException("an object to be sent takes no bytes");
    }

    @Override
    public void write(long position, MemorySegment source, long offset, long length) {
        throw new UnsupportedOperationException("an object to be sent takes no bytes");
    }
}
