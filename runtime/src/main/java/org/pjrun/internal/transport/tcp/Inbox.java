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
    private static final int NARROW_BYTES = 4096;
    private static final int LEAST_ROOM = 32 * 1024;

    private final MemorySegment memory = Arena.ofAuto().allocate(BYTES, 64);
    private final ByteBuf wide = Unpooled.wrappedBuffer(memory.asByteBuffer());
    private final ByteBuf narrow =
            Unpooled.wrappedBuffer(memory.asSlice(0, NARROW_BYTES).asByteBuffer());
    private ByteBuf current = wide;
    private int head; // modulo 8 as in the stream, so that words are aligned
    private int tail;
    private int bulkLeft;
    private int padding;

    /**
     * The buffer to read into next, at its writer index.
     *
     * @param shortly whether no more is to be read than the beginning of a frame whose bytes belong elsewhere
     */
    ByteBuf buffer(boolean shortly) {
        current = shortly && tail < NARROW_BYTES / 2 ? narrow : wide;
        return current.setIndex(head, tail);
    }

    /** Whether this is the buffer that was to be read into. */
    @SuppressWarnings("ReferenceEquality") // it is this very buffer, or one of the decryption
    boolean owns(ByteBuf buffer) {
        return buffer == current;
    }

    MemorySegment memory() {
        return memory;
    }

    /** Forgets what has not been taken apart, for a new connection. */
    void reset() {
        head = 0;
        tail = 0;
        bulkLeft = 0;
        padding = 0;
    }

    /** Copies bytes in and takes them apart; for what does not come by reading into the buffer. */
    void feed(ByteBuf bytes, Reader reader) throws BadFrame {
        while (bytes.isReadable()) {
            int part = Math.min(bytes.readableBytes(), BYTES - tail);
            buffer(false).writeBytes(bytes, part);
            drain(reader);
        }
    }

    /** Takes apart what was read into the buffer, and makes room for more. */
    void drain(Reader reader) throws BadFrame {
        tail = current.writerIndex();
        int before;
        do {
            before = head;
            if (bulkLeft > 0) {
                bulk(reader);
            } else if (padding > 0) {
                int skipped = Math.min(padding, tail - head);
                padding -= skipped;
                head += skipped;
            } else {
                frame(reader);
            }
        } while (head > before);
        int left = tail - head;
        if (left == 0 || BYTES - tail < LEAST_ROOM) {
            int to = head & 7;
            MemorySegment.copy(memory, head, memory, to, left);
            head = to;
            tail = to + left;
        }
    }

    private void frame(Reader reader) throws BadFrame {
        if (tail - head < Wire.HEADER_BYTES) {
            return;
        }
        long header = Wire.get(memory, head);
        if (!Wire.valid(header)) {
            throw new BadFrame("no frame begins with " + Long.toHexString(header));
        }
        int at = head;
        if (Frame.kind(header) == Wire.BULK) {
            bulkLeft = Frame.length(header);
            padding = -bulkLeft & 7;
            head += Wire.HEADER_BYTES;
            reader.bulkBegins(header, memory, at);
            return;
        }
        int bytes = Wire.frameBytes(Frame.length(header));
        if (tail - head >= bytes) {
            head += bytes;
            reader.frame(header, memory, at);
        }
    }

    private void bulk(Reader reader) throws BadFrame {
        int bytes = Math.min(tail - head, bulkLeft);
        if (bytes < bulkLeft) {
            bytes -= head + bytes & 7; // so that elements stay whole
        }
        if (bytes > 0) {
            int at = head;
            head += bytes;
            bulkLeft -= bytes;
            reader.bulk(memory, at, bytes, bulkLeft == 0);
        }
    }

    /** How many bytes of bulk come next; 0 if something else does, or some of them are here. */
    int bulkNext() {
        return head == tail ? bulkLeft : 0;
    }

    /** Notes that bulk was taken from the connection to where it belongs; true if these were the frame's last bytes. */
    boolean took(int bytes) {
        bulkLeft -= bytes;
        head = head + bytes & 7;
        tail = head;
        return bulkLeft == 0;
    }
}
