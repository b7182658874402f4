package org.pjrun.internal.transport.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.pjrun.internal.transport.Frame;

/** Where the bytes of a connection arrive, and where they are taken apart into frames, in place. */
final class Inbox {
    /** Whom the frames are for; {@code at} is the place of a frame's first word. */
    interface Reader {
        /** A frame has come as a whole. */
        void frame(long header, MemorySegment memory, long at) throws BadFrame;

        /** A frame of bulk has begun. */
        void bulkBegins(long header, MemorySegment memory, long at) throws BadFrame;

        /** The next bytes of the frame of bulk that has begun; {@code last} if they are its last ones. */
        void bulk(MemorySegment memory, long at, int bytes, boolean last) throws BadFrame;
    }

    static final int BYTES = 128 * 1024;
    private static final int LEAST_ROOM = 32 * 1024;

    private final MemorySegment memory = Arena.ofAuto().allocate(BYTES, 64);
    private final ByteBuf buffer = Unpooled.wrappedBuffer(memory.asByteBuffer()).clear();
    private int bulkLeft;
    private int padding;

    /** The buffer to read into, at its writer index. */
    ByteBuf buffer() {
        return buffer;
    }

    /** Forgets what has not been taken apart, for a new connection. */
    void reset() {
        buffer.clear();
        bulkLeft = 0;
        padding = 0;
    }

    /** Copies bytes in and takes them apart; for what does not come by reading into the buffer. */
    void feed(ByteBuf bytes, Reader reader) throws BadFrame {
        while (bytes.isReadable()) {
            int part = Math.min(bytes.readableBytes(), buffer.writableBytes());
            buffer.writeBytes(bytes, part);
            drain(reader);
        }
    }

    /** Takes apart what has arrived, and makes room for more. */
    void drain(Reader reader) throws BadFrame {
        int tail = buffer.writerIndex();
        int head = buffer.readerIndex();
        int before;
        do {
            before = head;
            head = bulkLeft > 0 ? bulk(reader, head, tail) : frame(reader, head, tail);
        } while (head > before);
        buffer.readerIndex(head);
        if (head == tail) {
            buffer.clear();
        } else if (buffer.writableBytes() < LEAST_ROOM) {
            MemorySegment.copy(memory, head, memory, 0, tail - head);
            buffer.setIndex(0, tail - head);
        }
    }

    private int frame(Reader reader, int head, int tail) throws BadFrame {
        if (tail - head < Wire.HEADER_BYTES) {
            return head;
        }
        long header = Wire.get(memory, head);
        if (!Wire.valid(header)) {
            throw new BadFrame("no frame begins with " + Long.toHexString(header));
        }
        if (Frame.kind(header) == Wire.BULK) {
            bulkLeft = Frame.length(header);
            padding = -bulkLeft & 7;
            reader.bulkBegins(header, memory, head);
            return head + Wire.HEADER_BYTES;
        }
        int bytes = Wire.frameBytes(Frame.length(header));
        if (tail - head < bytes) {
            return head;
        }
        reader.frame(header, memory, head);
        return head + bytes;
    }

    private int bulk(Reader reader, int head, int tail) throws BadFrame {
        int bytes = tail - head;
        if (bytes < bulkLeft + padding) {
            bytes &= -8; // so that elements stay whole, and the words of the next frame aligned
            if (bytes >= bulkLeft) {
                return head; // only the padding is missing
            }
            if (bytes > 0) {
                bulkLeft -= bytes;
                reader.bulk(memory, head, bytes, false);
            }
            return head + bytes;
        }
        bytes = bulkLeft;
        bulkLeft = 0;
        reader.bulk(memory, head, bytes, true);
        return head + bytes + padding;
    }
}
