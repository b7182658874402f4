package org.pjrun.internal.transport.ring;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.shared.Shared;
import org.pjrun.internal.transport.Channel;
import org.pjrun.internal.transport.Frame;
import org.pjrun.internal.transport.FrameHandler;
import org.pjrun.internal.transport.Transfer;

/** The rings and lanes to one peer of the same host and back. */
final class RingChannel extends Channel {
    /** What a message costs beside its bytes: the receiver keeps an entry for each. */
    private static final int CHARGE = 64;

    /** Credit towards a peer that has not said yet how much it lends. */
    private static final long FIRST_CREDIT = 16 * 1024;

    /** Mark of a lane that the receiver has borrowed anew: both ends begin at its beginning. */
    private static final int FRESH = 1 << 16;

    /**
     * Of many messages at a time that are shorter, both ranks copy one while the other copies another one. Not where ranks share
     * cores: then only one of them copies, and each part of a message would need a core twice.
     */
    private static final long SEVERAL_LEAST_BYTES = Long.getLong("pjrun.pull-several", 32 * 1024);

    /** So many announcements without any answer are not many yet: an exchange may have them. */
    private static final int FEW = 2;

    private final RingTransport transport;
    private final int longestEager;
    private final long severalLeastBytes;
    private final MemorySegment memory;
    private final long peerPage;
    private final long outControl;
    private final long inControl;
    private final long bellOffset;
    private final long bellBit;
    private final RingWriter writer;
    private final RingReader reader;
    private final LongFrames longFrames = new LongFrames(System::nanoTime);
    private boolean wantsAnnouncements;
    private boolean reserved;
    private boolean hot;
    private int unanswered;
    private boolean heard;
    private int idlePolls;
    private long charged;
    private long allowed;
    private @Nullable Lane inLane;
    private @Nullable Lane outLane;
    private @Nullable Pulling pulling;

    RingChannel(RingTransport transport, int me, int rank, long credit) {
        super(rank);
        SegmentLayout layout = transport.layout();
        this.transport = transport;
        this.longestEager = (int) Math.max(Frame.MAX_PAYLOAD, layout.ringBytes() / 4);
        this.severalLeastBytes = transport.crowded() ? 0 : SEVERAL_LEAST_BYTES;
        this.memory = transport.memory();
        this.peerPage = layout.page(rank);
        this.outControl = layout.ring(me, rank);
        this.inControl = layout.ring(rank, me);
        this.bellOffset = peerPage + SegmentLayout.PAGE_BELL + (me >>> 6) * 8L;
        this.bellBit = 1L << me;
        this.writer = new RingWriter(memory, outControl, layout.ringCapacity());
        this.reader = new RingReader(memory, inControl, layout.ringCapacity(), credit);
    }

    /** Longer where the receiver has found that better, and while much of the ring is free: many are better copied once. */
    @Override
    public int mostEager() {
        boolean announcing = reserved && Shared.getIntOpaque(memory, outControl + SegmentLayout.RING_ANNOUNCE) != 0;
        return announcing || !writer.halfFree() ? Frame.MAX_PAYLOAD : longestEager;
    }

    @Override
    public boolean send(long header, long word1, long word2, long word3, Buffer buffer, long position) {
        if (!reserved) {
            reserve();
        }
        if (!writer.write(header, word1, word2, word3, buffer, position)) {
            return false;
        }
        if (Frame.length(header) > Frame.MAX_PAYLOAD) {
            transport.single().passes(Frame.length(header));
        }
        sentOne();
        ring();
        return true;
    }

    @Override
    public boolean send(long header, long word1, long word2, long word3, long payload1, long payload2) {
        if (!reserved) {
            reserve();
        }
        if (!writer.write(header, word1, word2, word3, payload1, payload2)) {
            return false;
        }
        sentOne();
        ring();
        return true;
    }

    @Override
    public boolean announce(int type, long word1, long word2, long word3, Transfer send, int number) {
        SingleCopy single = transport.single();
        boolean many = unanswered++ >= FEW;
        if (many && send.length < severalLeastBytes || !single.suits(send)) {
            return super.announce(type, word1, word2, word3, send, number);
        }
        if (!reserved) {
            reserve();
        }
        transport.offers();
        long moves = single.locate(send);
        long header = Frame.header(Frame.ANNOUNCE, type, send.flags, Frame.OFFERED);
        if (!writer.write(header, word1, word2, word3, send.length, number, send.address, moves)) {
            return false;
        }
        sentOne();
        ring();
        return true;
    }

    private void reserve() {
        transport.reserve(outControl, transport.layout().ringBytes());
        reserved = true;
    }

    /** Makes a peer look that does not poll this ring, or sleeps. */
    private void ring() {
        transport.fence().beforeLook();
        if (Shared.getIntOpaque(memory, outControl + SegmentLayout.RING_HOT) == 0
                && (Shared.getLongOpaque(memory, bellOffset) & bellBit) == 0) {
            Shared.orLong(memory, bellOffset, bellBit);
        }
        wakePeer();
    }

    private void wakePeer() {
        if (Shared.getIntOpaque(memory, peerPage + SegmentLayout.PAGE_SLEEPING) != 0) {
            transport.wake(peerPage);
        }
    }

    private void wakePeerAfterStore() {
        transport.fence().beforeLook();
        wakePeer();
    }

    @Override
    public boolean charge(int bytes) {
        long next = charged + CHARGE + bytes;
        if (next > allowed) {
            if (!reserved) {
                reserve(); // reading a page of a full file system ends the process as writing does
            }
            long lent = Shared.getLongOpaque(memory, peerPage + SegmentLayout.PAGE_CREDIT);
            long returned = Shared.getLongOpaque(memory, outControl + SegmentLayout.RING_RETURNED);
            allowed = returned + (lent == 0 ? FIRST_CREDIT : lent);
            if (next > allowed) {
                return false;
            }
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
        if (reader.repay(CHARGE + bytes)) {
            wakePeerAfterStore();
        }
    }

    @Override
    public boolean pull(Transfer receive, FrameHandler handler) {
        Pulling pulls = pulling;
        if (pulls == null) {
            pulls = new Pulling(memory, peerPage, transport.traffic(), new Ways(System::nanoTime));
            pulling = pulls;
        }
        if (!pulls.wants(receive)) {
            return false;
        }
        transport.single().arrives(receive);
        boolean alone = pulls.idle();
        pulls.add(receive);
        if (alone) {
            long length = receive.length;
            longFrames.begin();
            pulls.advance(receives(), handler);
            if (!pulls.idle()) {
                transport.streams(this, 1);
            } else if (fitsLongFrame(length)) {
                longFrames.copied(length);
                tellSender();
            }
        }
        return true;
    }

    private boolean fitsLongFrame(long length) {
        return length > Frame.MAX_PAYLOAD && length <= longestEager;
    }

    /** Tells the sender how the next messages are to come that are longer than most frames. */
    private void tellSender() {
        boolean announce = !longFrames.wanted();
        if (announce != wantsAnnouncements) {
            wantsAnnouncements = announce;
            Shared.putIntRelease(memory, inControl + SegmentLayout.RING_ANNOUNCE, announce ? 1 : 0);
        }
    }

    private boolean receives() {
        Lane in = inLane;
        return in != null && !in.idle();
    }

    @Override
    public int openLane(Transfer receive) {
        if (fitsLongFrame(receive.length) && receive.moved == 0) {
            longFrames.announced();
            tellSender();
        }
        Lane lane = inLane;
        int fresh = 0;
        if (lane == null) {
            int index = transport.lanes().borrow();
            if (index < 0) {
                return -1;
            }
            lane = Lane.receiving(memory, transport.layout(), index, transport.traffic());
            inLane = lane;
            fresh = FRESH;
        }
        if (lane.idle()) {
            transport.streams(this, 1);
        }
        lane.add(receive);
        return lane.index() | fresh;
    }

    @Override
    public void streamOn(int lent, Transfer send) {
        Lane lane = outLane;
        if (lane == null || (lent & FRESH) != 0) {
            lane = Lane.sending(memory, transport.layout(), lent & ~FRESH, transport.traffic());
            outLane = lane;
        }
        if (lane.idle()) {
            transport.streams(this, 1);
        }
        lane.add(send);
    }

    /** Hands over the next frame, if there is one. */
    boolean pollFrame(FrameHandler handler) {
        long header = reader.peek();
        if (header == 0) {
            idlePolls++;
            return false;
        }
        idlePolls = 0;
        unanswered = 0;
        receivedOne();
        long at = reader.frame();
        reader.advance(header);
        if (Frame.length(header) > Frame.MAX_PAYLOAD) {
            longFrames.begin();
            handOver(header, at, handler);
            longFrames.framed(Frame.length(header));
            tellSender();
        } else {
            handOver(header, at, handler);
        }
        if (reader.tell()) {
            wakePeerAfterStore();
        }
        return true;
    }

    private void handOver(long header, long at, FrameHandler handler) {
        handler.frame(
                this,
                header & ~RingWriter.SIGNED,
                Shared.getLong(memory, at + 8),
                Shared.getLong(memory, at + 16),
                RingWriter.signed(header) ? Shared.getLong(memory, at + 24) : 0,
                memory,
                at + RingWriter.headerBytes(header));
    }

    /** Whether there is a frame to be polled. */
    boolean holdsFrame() {
        return reader.peek() != 0;
    }

    /** Moves one part of bulk each way. */
    boolean pump(FrameHandler handler) {
        boolean moved = false;
        Pulling pulls = pulling;
        if (pulls != null && !pulls.idle()) {
            moved = pulls.advance(receives(), handler);
            if (pulls.idle()) {
                transport.streams(this, -1);
            }
        }
        Lane out = outLane;
        if (out != null && !out.idle()) {
            moved |= pump(out, out.fill(), handler);
        }
        Lane in = inLane;
        if (in != null && !in.idle()) {
            moved |= pump(in, in.drain(), handler);
            if (in.idle() && transport.lanes().shortage()) {
                inLane = null;
                transport.lanes().giveBack(in.index());
            }
        }
        return moved;
    }

    private boolean pump(Lane lane, boolean moved, FrameHandler handler) {
        if (!moved) {
            return false;
        }
        wakePeerAfterStore();
        for (Transfer done = lane.takeFinished(); done != null; done = lane.takeFinished()) {
            if (lane.idle()) {
                transport.streams(this, -1);
            }
            if (lane == inLane && pulling != null) {
                pulling.finished(done);
            }
            handler.finished(done);
        }
        return true;
    }

    /** Drops what streams to or from a peer that has ended. */
    void dropStreams() {
        for (Lane lane : new Lane[] {inLane, outLane}) {
            if (lane != null && !lane.idle()) {
                transport.streams(this, -1);
            }
        }
        Lane in = inLane;
        if (in != null) {
            transport.lanes().giveBack(in.index());
        }
        Pulling pulls = pulling;
        if (pulls != null && !pulls.idle()) {
            pulls.clear();
            transport.streams(this, -1);
        }
        inLane = null;
        outLane = null;
    }

    void peer(Peer state) {
        peer = state;
    }

    /** Whether nothing is to be read or streams now. */
    boolean quiet() {
        Lane in = inLane;
        Lane out = outLane;
        Pulling pulls = pulling;
        return !holdsFrame()
                && (in == null || in.idle())
                && (out == null || out.idle())
                && (pulls == null || pulls.idle());
    }

    boolean hot() {
        return hot;
    }

    /** Whether there may be anything in the ring: the peer has made this rank look at it, so its pages exist. */
    boolean heard() {
        return heard;
    }

    int idlePolls() {
        return idlePolls;
    }

    /** Says whether this rank polls the ring in every round, or wants the bell rung; false if the peer may miss that. */
    boolean hot(boolean on) {
        hot = on;
        heard |= on;
        idlePolls = 0;
        Shared.putIntVolatile(memory, inControl + SegmentLayout.RING_HOT, on ? 1 : 0);
        return on || transport.fence().beforeSleep();
    }
}
