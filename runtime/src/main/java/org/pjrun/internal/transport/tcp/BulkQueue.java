package org.pjrun.internal.transport.tcp;

import io.netty.buffer.ByteBuf;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.transport.Frame;
import org.pjrun.internal.transport.Transfer;

/** The large messages of a channel that are on their way, either way in the order of their grants. */
final class BulkQueue {
    /** Parts of messages that can be read only once lie in the outbox, so they are shorter. */
    private static final int ONCE_BYTES = 16 * 1024;

    private static final int URGENT_AFTER = 4;
    private static final int FRAMES_AT_ONCE = 4;

    private final TcpChannel channel;
    private final Outbox outbox;
    private final @Nullable StagingBuffer[] staging = new StagingBuffer[2];
    private @Nullable Transfer firstOut;
    private @Nullable Transfer lastOut;
    private @Nullable Transfer firstIn;
    private @Nullable Transfer lastIn;
    private int parts;
    private boolean once;

    BulkQueue(TcpChannel channel, Outbox outbox) {
        this.channel = channel;
        this.outbox = outbox;
    }

    boolean sending() {
        return firstOut != null;
    }

    boolean receiving() {
        return firstIn != null;
    }

    void send(Transfer message) {
        message.following = null;
        if (lastOut == null) {
            firstOut = message;
        } else {
            lastOut.following = message;
        }
        lastOut = message;
    }

    void receive(Transfer message) {
        message.following = null;
        if (lastIn == null) {
            firstIn = message;
        } else {
            lastIn.following = message;
        }
        lastIn = message;
    }

    /** Copies bytes of a message; what is wrong with its memory is the message's own failure. */
    static void copy(Transfer message, long from, MemorySegment target, long at, int length) {
        try {
            message.buffer.read(from, target, at, length);
        } catch (RuntimeException e) {
            message.spoil(e);
        }
    }

    /** Makes frames of the messages that wait, as many as can go now; false if some are left. */
    boolean fill() {
        int frames = 0;
        for (Transfer message = firstOut; message != null; message = firstOut) {
            if (++frames > FRAMES_AT_ONCE) {
                return false; // what comes in is to be looked at, too
            }
            if (message.moved == 0) {
                once = !message.buffer.repeatable(); // for all of it, even if its memory fails in between
            }
            if (!(once ? fillOnce(message) : fillRepeatably(message))) {
                return false;
            }
            if (message.moved == message.length) {
                firstOut = message.following;
                if (firstOut == null) {
                    lastOut = null;
                }
                message.following = null;
                if (once) {
                    channel.finished(message);
                }
            }
        }
        return true;
    }

    private boolean fillRepeatably(Transfer message) {
        if (!outbox.written() || free() == null || !outbox.recordFree()) {
            return false;
        }
        int length = (int) Math.min(Wire.BULK_BYTES, message.length - message.moved);
        outbox.addBulk(message, message.moved, length);
        message.moved += length;
        return channel.flush();
    }

    private boolean fillOnce(Transfer message) {
        int length = (int) Math.min(ONCE_BYTES, message.length - message.moved);
        if (!channel.sendOnce(message, message.moved, length, ++parts % URGENT_AFTER == 0)) {
            return false;
        }
        message.moved += length;
        return true;
    }

    private @Nullable StagingBuffer free() {
        for (int i = 0; i < staging.length; i++) {
            StagingBuffer each = staging[i];
            if (each == null) {
                each = new StagingBuffer(Wire.frameBytes(Wire.BULK_BYTES));
                staging[i] = each;
            }
            if (!each.busy()) {
                return each;
            }
        }
        return null;
    }

    /** Takes the outbox's next frame, which is bulk, to be written; null while there is no memory for it. */
    @Nullable
    ByteBuf takeNext() {
        StagingBuffer buffer = free();
        if (buffer == null) {
            return null;
        }
        long sequence = outbox.unwritten();
        Transfer message = outbox.transfer(sequence);
        if (message == null) {
            throw new IllegalStateException("frame " + sequence + " is no bulk");
        }
        outbox.takeBulk();
        int length = outbox.length(sequence);
        boolean last = outbox.position(sequence) + length == message.length;
        channel.describe(buffer.memory(), 0, Frame.header(Wire.BULK, 0, last ? Wire.URGENT : 0, length), sequence);
        copy(message, outbox.position(sequence), buffer.memory(), Wire.HEADER_BYTES, length);
        return buffer.take(Wire.frameBytes(length));
    }

    /** Takes bytes of the first message that is expected. */
    void arrived(MemorySegment memory, long at, int bytes) throws BadFrame {
        Transfer message = firstIn;
        if (message == null || bytes > message.length - message.moved) {
            throw new BadFrame(bytes + " bytes of a message came (expected: "
                    + (message == null ? "none" : "at most " + (message.length - message.moved)) + ")");
        }
        try {
            message.buffer.write(message.moved, memory, at, bytes);
        } catch (RuntimeException e) {
            message.spoil(e);
        }
        message.moved += bytes;
        if (message.moved == message.length) {
            firstIn = message.following;
            if (firstIn == null) {
                lastIn = null;
            }
            message.following = null;
            channel.finished(message);
        }
    }

    /** Forgets all messages. */
    void clear() {
        firstOut = null;
        lastOut = null;
        firstIn = null;
        lastIn = null;
    }
}
