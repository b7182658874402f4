package org.pjrun.internal.transport.tcp;

import io.netty.buffer.ByteBuf;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.Hello;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.transport.Channel;
import org.pjrun.internal.transport.Frame;
import org.pjrun.internal.transport.Transfer;

/**
 * The stream of frames to a peer of another host and back, which outlives connections.
 *
 * <p>Every numbered frame stays in the {@link Outbox} until the peer has acknowledged it. When a connection breaks, each
 * end tells the other in the handshake of the next one which frame it expects, and the stream goes on from there.
 */
final class TcpChannel extends Channel implements Inbox.Reader {
    /** What a message costs beside its bytes: the receiver keeps an entry for each. */
    private static final int CHARGE = 64;

    /** Credit towards a peer that has not said yet how much it lends. */
    private static final long FIRST_CREDIT = 16 * 1024;

    private static final int READS_AT_ONCE = 64;
    /** Up to so many bytes two more copies cost less than an announcement and a grant. */
    private static final int MOST_QUEUED = 16 * 1024;

    private static final int MOST_UNACKNOWLEDGED = 96 * 1024;

    /** Frames that may go a little later go when there are so many bytes of them. */
    private static final int LINGERING_BYTES = 64 * 1024;

    private final TcpTransport transport;
    private final Dialer dialer;
    private final int mostEager;
    private final int acknowledgeAfter; // so many bytes of frames, which lie in the sender's ring
    private @Nullable Outbox outbox;
    private @Nullable Inbox inbox;
    private @Nullable BulkQueue bulk;
    private @Nullable Connection connection;
    private @Nullable StagingBuffer bare;
    private int links;
    private long session;

    // what comes
    private long expected;
    private long toldExpected;
    private int unacknowledged;
    private boolean urgent;
    private boolean asking;
    private long returned;
    private long toldReturned;
    private int bulkDone;
    private int bulkSkip;
    private boolean bulkRepeated;
    private boolean hasLeft;

    // what goes
    private long charged;
    private long lent = FIRST_CREDIT;
    private long repaid;
    private boolean listed;
    private boolean lingering;
    private boolean owes;

    // whether the other end is alive
    private long heardNanos;
    private boolean asked;

    TcpChannel(TcpTransport transport, int rank) {
        super(rank);
        this.transport = transport;
        this.mostEager = Math.min(transport.ringBytes() / 4, Frame.MOST_EAGER);
        // a ring with a gap at its end may hold little more, and the sender has records of so many short frames
        this.acknowledgeAfter = Math.min(transport.ringBytes() * 3 / 8, MOST_UNACKNOWLEDGED);
        this.dialer = new Dialer(transport, this);
    }

    Inbox inbox() {
        Inbox existing = inbox;
        if (existing == null) {
            existing = new Inbox();
            inbox = existing;
        }
        return existing;
    }

    /** The buffer to read into next; a small one where most bytes are to be received in place. */
    ByteBuf readBuffer() {
        return inbox().buffer(receivesInPlace());
    }

    /** Whether bulk is on its way, in or out. */
    boolean moving() {
        BulkQueue queue = bulk;
        return queue != null && (queue.sending() || queue.receiving() || queue.inTheMiddle());
    }

    /** Whether bulk is expected that is to be received right into the memory where it belongs. */
    boolean receivesInPlace() {
        return transport.direct() && bulk != null && bulk.receiving();
    }

    /** Receives past Netty what has come: bulk right into the memory where it belongs; false if nothing has. */
    boolean receive(Connection from) throws BadFrame {
        Inbox in = inbox();
        for (int reads = 0; reads < READS_AT_ONCE && peer == Peer.OPEN; reads++) {
            BulkQueue queue = bulk;
            int wanted = in.bulkNext();
            if (queue != null && wanted > 0 && !bulkRepeated && bulkSkip == 0) {
                int bytes = queue.receive(from, wanted);
                if (bytes <= 0) {
                    return reads > 0;
                }
                bulkDone += bytes;
                boolean last = in.took(bytes);
                if (last) {
                    bulkDone = 0;
                    expected++;
                }
                queue.advance(bytes);
            } else {
                ByteBuf buffer = readBuffer();
                int room = buffer.writableBytes();
                long bytes = from.receive(in.memory(), buffer.writerIndex(), room);
                if (bytes <= 0) {
                    return reads > 0;
                }
                buffer.writerIndex(buffer.writerIndex() + (int) bytes);
                in.drain(this);
                if (bytes < room) {
                    return true; // that was all
                }
            }
        }
        return true;
    }

    /** Looks past Netty for what has come; false if nothing has. */
    boolean poll() {
        Connection from = connection;
        return from != null && from.poll();
    }

    private Outbox outbox() {
        Outbox existing = outbox;
        if (existing == null) {
            existing = new Outbox(transport.ringBytes());
            outbox = existing;
        }
        return existing;
    }

    private BulkQueue bulk() {
        BulkQueue existing = bulk;
        if (existing == null) {
            existing = new BulkQueue(this, outbox(), transport.direct());
            bulk = existing;
        }
        return existing;
    }

    /** Whether it is on the list of those whose peers must be told soon what has come. */
    boolean owes() {
        return owes;
    }

    void owes(boolean on) {
        owes = on;
    }

    Dialer dialer() {
        return dialer;
    }

    /** How many connections to the peer there have been. */
    int links() {
        return links;
    }

    boolean connected() {
        return connection != null;
    }

    /** The number of the frame that is expected next. */
    long expected() {
        return expected;
    }

    // sending

    /** One longer message goes at once where no other one is on its way; several are faster from where they lie. */
    @Override
    public int mostEager() {
        Outbox out = outbox;
        if (out == null || out.empty()) {
            return mostEager;
        }
        return out.used() < transport.ringBytes() / 2 ? MOST_QUEUED : Frame.MAX_PAYLOAD;
    }

    @Override
    public boolean send(long header, long word1, long word2, long word3, Buffer buffer, long position) {
        transport.hold();
        Outbox out = outbox();
        int length = Frame.length(header);
        int bytes = Wire.frameBytes(length);
        int at = out.claim(bytes);
        if (at < 0) {
            dialer.want();
            return false;
        }
        buffer.read(position, out.memory(), at + Wire.HEADER_BYTES, length);
        commit(out, at, bytes, header, word1, word2, word3);
        sentOne();
        return true;
    }

    @Override
    public boolean send(long header, long word1, long word2, long word3, long payload1, long payload2) {
        transport.hold();
        Outbox out = outbox();
        int bytes = Wire.frameBytes(Frame.length(header));
        int at = out.claim(bytes);
        if (at < 0) {
            dialer.want();
            return false;
        }
        if (bytes > Wire.HEADER_BYTES) {
            Wire.put(out.memory(), at + Wire.HEADER_BYTES, payload1);
            Wire.put(out.memory(), at + Wire.HEADER_BYTES + 8, payload2);
        }
        commit(out, at, bytes, header, word1, word2, word3);
        sentOne();
        return true;
    }

    /** Sends a part of a message whose memory can be read once only; false if there is no room. */
    boolean sendOnce(Transfer message, long from, int length, boolean urgently) {
        Outbox out = outbox();
        int bytes = Wire.frameBytes(length);
        int at = out.claim(bytes);
        if (at < 0) {
            return false;
        }
        BulkQueue.copy(message, from, out.memory(), at + Wire.HEADER_BYTES, length);
        commit(out, at, bytes, Frame.header(Wire.BULK, 0, urgently ? Wire.URGENT : 0, length), 0, 0, 0);
        return true;
    }

    private void commit(Outbox out, int at, int bytes, long header, long word1, long word2, long word3) {
        MemorySegment memory = out.memory();
        describe(memory, at, header & ~Wire.SOON, out.end());
        Wire.put(memory, at + Wire.WORD1, word1);
        Wire.put(memory, at + Wire.WORD2, word2);
        Wire.put(memory, at + Wire.WORD3, word3);
        out.commit(bytes);
        if (connection == null) {
            dialer.want();
        } else if (out.unwrittenBytes() >= LINGERING_BYTES
                || !transport.lingering().suits((header & Wire.SOON) != 0)) {
            flushOrList();
        } else if (!lingering) {
            lingering = true;
            transport.lingering().add(this);
        }
    }

    private void flushOrList() {
        if (!flush()) {
            list();
        }
    }

    /** Sends what lingers. */
    void hurry() {
        lingering = false;
        flushOrList();
    }

    /** Writes the words of a frame that are about the stream. */
    void describe(MemorySegment memory, long at, long header, long sequence) {
        Wire.put(memory, at, header);
        Wire.put(memory, at + Wire.SEQUENCE, sequence);
        Wire.put(memory, at + Wire.ACKNOWLEDGED, expected);
        Wire.put(memory, at + Wire.RETURNED, returned);
        toldExpected = expected;
        toldReturned = returned;
        unacknowledged = 0;
        urgent = false;
        asking = false;
    }

    /** Gives the connection what it takes of the numbered frames; false if something is left. */
    boolean flush() {
        Outbox out = outbox();
        Connection to = connection;
        if (to == null) {
            return out.written();
        }
        BulkQueue queue = bulk;
        if (queue != null && !queue.sendOn(to)) {
            return false;
        }
        while (!out.written()) {
            if (queue != null && out.transfer(out.unwritten()) != null && queue.begins(transport.direct())) {
                if (!to.drained() || !queue.begin(to)) {
                    return false;
                }
                continue;
            }
            if (out.transfer(out.unwritten()) != null) {
                ByteBuf part = bulk().takeNext();
                if (part == null) {
                    return false;
                }
                to.write(part);
                continue;
            }
            ByteBuf next = out.takeRun();
            if (next == null) {
                return false;
            }
            to.write(next, out.memory());
        }
        return true;
    }

    /** Goes on with what is waiting; false if nothing is left that can go before the next connection. */
    boolean advance() {
        if (peer != Peer.OPEN || connection == null) {
            return false;
        }
        boolean done = flush();
        BulkQueue queue = bulk;
        if (done && queue != null) {
            done = queue.fill() && flush(); // the last frame of the last message may have gone in part only
        }
        return !done || due() && !acknowledge(Wire.ACK);
    }

    /** Makes the transport come back to this channel in each poll, until {@link #unlisted()}. */
    private void list() {
        if (!listed) {
            listed = true;
            transport.list(this);
        }
    }

    void unlisted() {
        listed = false;
    }

    /** Whether everything that was sent has come. */
    boolean settled() {
        Outbox out = outbox;
        BulkQueue queue = bulk;
        return peer != Peer.OPEN || (out == null || out.empty()) && (queue == null || !queue.sending());
    }

    void goodbye() {
        if (peer == Peer.OPEN && (connection != null || !settled())) {
            transport.hold();
            Outbox out = outbox();
            int at = out.claim(Wire.HEADER_BYTES);
            if (at >= 0) {
                commit(out, at, Wire.HEADER_BYTES, Frame.header(Wire.GOODBYE, 0, Wire.URGENT, 0), 0, 0, 0);
            }
        }
    }

    // credit

    @Override
    public boolean charge(int bytes) {
        long next = charged + CHARGE + bytes;
        if (next > repaid + lent) {
            return false;
        }
        charged = next;
        return true;
    }

    @Override
    public void refund(int bytes) {
        charged -= CHARGE + bytes;
    }

    @Override
    public void repay(int bytes) {
        returned += CHARGE + bytes;
        if (due()) {
            list();
        }
    }

    // bulk

    @Override
    public int openLane(Transfer receive) {
        bulk().receive(receive);
        return 0; // one way for all, in the order of the grants
    }

    @Override
    public void streamOn(int lane, Transfer send) {
        transport.hold();
        bulk().send(send);
        if (connection == null) {
            dialer.want();
        } else if (advance()) {
            list();
        }
    }

    void finished(Transfer transfer) {
        transport.handler().finished(transfer);
    }

    // acknowledgement

    /** Whether the peer must be told now what has come. */
    private boolean due() {
        return asking
                || toldExpected != expected && (urgent || unacknowledged >= acknowledgeAfter)
                || returned - toldReturned >= transport.credit() / 4;
    }

    /** Tells the peer what has come, if it does not know. */
    void acknowledgeQuietly() {
        if (toldExpected != expected && connection != null && !acknowledge(Wire.ACK)) {
            list();
        }
    }

    /** Sends an unnumbered frame; false if the last one has not gone yet. */
    private boolean acknowledge(int kind) {
        Connection to = connection;
        StagingBuffer staging = bare;
        if (staging == null) {
            staging = new StagingBuffer(Wire.HEADER_BYTES);
            bare = staging;
        }
        if (to == null || staging.busy() || bulk != null && bulk.inTheMiddle()) {
            return false;
        }
        Outbox out = outbox;
        describe(staging.memory(), 0, Frame.header(kind, 0, 0, 0), out == null ? 0 : out.end());
        to.write(staging.take(Wire.HEADER_BYTES), staging.memory());
        return true;
    }

    /** After a read: tells the peer what it wants to know at once, unless a frame of the other direction has. */
    void afterArrival() {
        heardNanos = transport.now();
        asked = false;
        if (peer != Peer.OPEN) {
            return;
        }
        if (due()) {
            if (!acknowledge(Wire.ACK)) {
                list();
            }
        } else if (toldExpected != expected) {
            transport.owes(this);
        }
        if (hasLeft) {
            end(Peer.LEFT);
        }
    }

    // frames that come

    @Override
    public void frame(long header, MemorySegment memory, long at) throws BadFrame {
        heard(memory, at);
        int kind = Frame.kind(header);
        if (!Wire.numbered(kind)) {
            asking |= kind == Wire.PING;
            return;
        }
        if (!isNext(memory, at)) {
            return;
        }
        expected++;
        unacknowledged += Wire.frameBytes(Frame.length(header));
        urgent |= (Frame.flags(header) & Wire.URGENT) != 0;
        if (kind == Wire.GOODBYE) {
            hasLeft = true;
        } else if (peer == Peer.OPEN) {
            receivedOne();
            transport
                    .handler()
                    .frame(
                            this,
                            header & ~Frame.header(0, 0, Frame.TRANSPORT_FLAG, 0),
                            Wire.get(memory, at + Wire.WORD1),
                            Wire.get(memory, at + Wire.WORD2),
                            Wire.get(memory, at + Wire.WORD3),
                            memory,
                            at + Wire.HEADER_BYTES);
        }
    }

    @Override
    public void bulkBegins(long header, MemorySegment memory, long at) throws BadFrame {
        heard(memory, at);
        bulkRepeated = !isNext(memory, at);
        bulkSkip = bulkDone;
        if (!bulkRepeated) {
            urgent |= (Frame.flags(header) & Wire.URGENT) != 0;
        }
    }

    @Override
    public void bulk(MemorySegment memory, long at, int bytes, boolean last) throws BadFrame {
        if (bulkRepeated) {
            return;
        }
        int skipped = Math.min(bulkSkip, bytes);
        bulkSkip -= skipped;
        if (bytes > skipped && peer == Peer.OPEN) {
            bulk().arrived(memory, at + skipped, bytes - skipped);
            bulkDone += bytes - skipped;
        }
        if (last) {
            bulkDone = 0;
            expected++;
        }
    }

    /** Whether this is the frame that must come; false for one that has come before. */
    private boolean isNext(MemorySegment memory, long at) throws BadFrame {
        long sequence = Wire.get(memory, at + Wire.SEQUENCE);
        if (sequence > expected) {
            throw new BadFrame("frame " + sequence + " came (expected: " + expected + ")");
        }
        return sequence == expected;
    }

    private void heard(MemorySegment memory, long at) throws BadFrame {
        acknowledged(Wire.get(memory, at + Wire.ACKNOWLEDGED));
        repaid = Math.max(repaid, Wire.get(memory, at + Wire.RETURNED));
    }

    private void acknowledged(long next) throws BadFrame {
        Outbox out = outbox;
        if (next > (out == null ? 0 : out.end())) {
            throw new BadFrame("frame " + (next - 1) + " was acknowledged, which was never sent");
        }
        if (out == null) {
            return;
        }
        while (out.first() < next) {
            Transfer complete = out.acknowledgeFirst();
            if (complete != null) {
                finished(complete);
            }
        }
    }

    // connections

    /** Goes on with the stream on a connection whose other end has proven to be the peer; false to close it. */
    boolean attach(Connection fresh, Hello hello) {
        if (peer != Peer.OPEN || session != 0 && session != hello.session()) {
            return false;
        }
        if (!dialer.prefers(fresh, connection)) {
            return false;
        }
        try {
            acknowledged(hello.next());
        } catch (BadFrame e) {
            fresh.refuse("cannot go on with the stream: " + e.getMessage());
            return false;
        }
        Connection old = connection;
        connection = fresh;
        transport.connected(this);
        if (old != null) {
            old.close();
        }
        session = hello.session();
        lent = hello.credit();
        links = Math.max(links, fresh.attempt());
        inbox().reset();
        if (bulk != null) {
            bulk.forgetFrame();
        }
        if (outbox != null) {
            outbox.rewind();
        }
        toldExpected = expected;
        heardNanos = transport.now();
        asked = false;
        dialer.connected(fresh);
        list();
        return true;
    }

    /** Hears that a connection is no more. */
    @SuppressWarnings("ReferenceEquality") // an older connection has been replaced
    void lost(Connection gone) {
        if (gone == connection) {
            connection = null;
            transport.disconnected(this);
            dialer.lost(transport.now());
        }
    }

    void dialFailed(Connection gone, @Nullable Throwable cause) {
        dialer.failed(gone, cause, transport.now());
    }

    /** Hears that the peer has sent what no peer sends. */
    void broken(Connection from, BadFrame e) {
        transport.complaints().say("rank " + rank() + " at " + from.where() + ": " + e.getMessage());
        if (dialer.tooOftenBroken()) {
            end(Peer.DEAD);
        }
    }

    /** Looks whether the peer still answers. */
    void checkPulse(long now, long silenceNanos) {
        if (connection == null || peer != Peer.OPEN) {
            return;
        }
        long silent = now - heardNanos;
        if (silent > silenceNanos) {
            transport
                    .complaints()
                    .say("rank " + rank() + " has not answered for " + silent / 1_000_000_000L
                            + " s, it is frozen or cut off; it counts as dead");
            end(Peer.DEAD);
        } else if (silent > silenceNanos / 4 && !asked) {
            asked = acknowledge(Wire.PING);
        }
    }

    /** Forgives a silence that this process was not awake to hear. */
    void forgiveSilence(long now) {
        heardNanos = now;
    }

    /** The peer has ended, and everything that came from it has been handed over. */
    void end(Peer how) {
        if (peer != Peer.OPEN) {
            return;
        }
        peer = how;
        Connection last = connection;
        connection = null;
        if (last != null) {
            transport.disconnected(this);
            last.close();
        }
        dialer.stop();
        if (outbox != null) {
            outbox.clear();
        }
        if (bulk != null) {
            bulk.clear();
        }
        transport.handler().ended(this);
    }
}
