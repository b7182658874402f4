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

    /** Parts that are copied on their way are shorter, too, so that they stay in the cache. */
    private static final int STAGED_BYTES = 64 * 1024;

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

    // the frame that goes past Netty and has not gone as a whole
    private final boolean direct;
    private @Nullable StagingBuffer header;
    private @Nullable Transfer partly;
    private long partlyFrom;
    private int partlyBytes;
    private int partlySent;

    BulkQueue(TcpChannel channel, Outbox outbox, boolean direct) {
        this.channel = channel;
        this.outbox = outbox;
        this.direct = direct;
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
        if (!outbox.written() || inTheMiddle() || !outbox.recordFree()) {
            return false;
        }
        boolean inPlace = direct && message.buffer.inPlace() != null;
        if (!inPlace && free() == null) {
            return false;
        }
        int most = inPlace ? Wire.BULK_BYTES : STAGED_BYTES;
        int length = (int) Math.min(most, message.length - message.moved);
        outbox.addBulk(message, message.moved, length);
        message.moved += length;
        channel.flush();
        return true;
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
                each = new StagingBuffer(Wire.frameBytes(STAGED_BYTES));
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

    /** Whether the outbox's next frame, which is bulk, goes past Netty. */
    boolean begins(boolean allowed) {
        long sequence = outbox.unwritten();
        Transfer message = outbox.transfer(sequence);
        return allowed
                && message != null
                && (outbox.length(sequence) > STAGED_BYTES || message.buffer.inPlace() != null);
    }

    /** Begins to send the outbox's next frame past Netty; false if it has not gone as a whole. */
    boolean begin(Connection to) {
        StagingBuffer words = header;
        if (words == null) {
            words = new StagingBuffer(Wire.HEADER_BYTES + STAGED_BYTES);
            header = words;
        }
        long sequence = outbox.unwritten();
        partly = outbox.transfer(sequence);
        partlyFrom = outbox.position(sequence);
        partlyBytes = outbox.length(sequence);
        partlySent = 0;
        outbox.takeBulk();
        boolean last = partly != null && partlyFrom + partlyBytes == partly.length;
        channel.describe(words.memory(), 0, Frame.header(Wire.BULK, 0, last ? Wire.URGENT : 0, partlyBytes), sequence);
        return sendOn(to);
    }

    boolean inTheMiddle() {
        return partly != null;
    }

    void forgetFrame() {
        partly = null;
    }

    /** Goes on with a frame that has not gone as a whole; false if it still has not. */
    boolean sendOn(Connection to) {
        Transfer message = partly;
        StagingBuffer words = header;
        if (message == null || words == null) {
            return true;
        }
        int payloadEnd = Wire.HEADER_BYTES + partlyBytes;
        int end = Wire.frameBytes(partlyBytes);
        boolean more = followed();
        while (partlySent < end) {
            long sent;
            if (partlySent < Wire.HEADER_BYTES) {
                sent = to.send(words.memory(), partlySent, Wire.HEADER_BYTES - partlySent, true);
            } else if (partlySent < payloadEnd) {
                sent = sendPayload(message, words.memory(), to, payloadEnd - partlySent, more || payloadEnd < end);
            } else {
                sent = to.send(words.memory(), Wire.HEADER_BYTES, end - partlySent, more);
            }
            if (sent <= 0) {
                return false;
            }
            partlySent += (int) sent;
        }
        partly = null;
        return true;
    }

    /** Whether more is to be sent at once, so that the kernel need not send what does not fill a segment. */
    private boolean followed() {
        Transfer message = firstOut;
        return !outbox.written() || message != null && (message.moved < message.length || message.following != null);
    }

    private long sendPayload(Transfer message, MemorySegment zeros, Connection to, int length, boolean more) {
        try {
            MemorySegment memory = message.buffer.inPlace();
            if (memory != null) {
                return to.send(memory, partlyFrom + partlySent - Wire.HEADER_BYTES, length, more);
            }
        } catch (RuntimeException e) {
            message.spoil(e);
        }
        return to.send(zeros, Wire.HEADER_BYTES, Math.min(length, STAGED_BYTES), more);
    }

    /** Receives bytes of the first message that is expected right into its memory; how many, not more than 0 for none. */
    int receive(Connection from, int most) throws BadFrame {
        Transfer message = firstIn;
        if (message == null || most > message.length - message.moved) {
            throw new BadFrame(most + " bytes of a message came, more than were left of it");
        }
        try {
            MemorySegment memory = message.buffer.inPlace();
            return memory == null ? 0 : (int) from.receive(memory, message.moved, most);
        } catch (RuntimeException e) {
            message.spoil(e);
            return 0;
        }
    }

    /** Takes bytes of the first message that is expected. */
    void arrived(MemorySegment memory, long at, int bytes) throws BadFrame {
        Transfer message = firstIn;
        if (message == null || bytes > message.length - message.moved) {
            throw new BadFrame(bytes + " bytes of a message came (expected: "
                    + (message == null ? "none" : "at most " + (message.length - message.moved)) + ")");
        }
        try {
            MemorySegment target = message.buffer.inPlace();
            if (target == null) {
                message.buffer.write(message.moved, memory, at, bytes);
            } else { // which may go on in the middle of an element
                MemorySegment.copy(memory, at, target, message.moved, bytes);
            }
        } catch (RuntimeException e) {
            message.spoil(e);
        }
        advance(bytes);
    }

    /** Notes that bytes of the first message that is expected are where they belong. */
    void advance(int bytes) {
        Transfer message = firstIn;
        if (message == null) {
            return;
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
        partly = null;
        firstOut = null;
        lastOut = null;
        firstIn = null;
        lastIn = null;
    }
}
