package org.pjrun.internal.transport.ring;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.internal.bootstrap.RankState;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.bootstrap.SegmentStates;
import org.pjrun.internal.shared.Kernel;
import org.pjrun.internal.shared.Shared;
import org.pjrun.internal.shared.SleepFence;
import org.pjrun.internal.transport.Channel;
import org.pjrun.internal.transport.FrameHandler;
import org.pjrun.internal.transport.Traffic;
import org.pjrun.internal.transport.Transport;

/**
 * The transport between ranks that share memory, be they processes of one host or threads of one process.
 *
 * <p>A few hot peers are polled in every round. The others ring a bell, a bit each in this rank's page, so that scanning
 * costs what is active, not what exists. A rank that sleeps says so in its page and is woken through a futex there.
 */
public final class RingTransport implements Transport {
    private static final int MOST_HOT = 8;
    private static final int COLD_AFTER_POLLS = 2_000;

    /** Frames that one peer may follow its first with while others wait to be looked at. */
    private static final int MOST_AT_ONCE = 15;

    /** Looks into rings between two rounds of polling; more find a frame sooner by next to nothing, and let all else wait. */
    private static final int LOOKS = 8;

    /** How long a rank may sleep that a peer may take for awake. */
    private static final long UNSURE_NANOS = 1_000_000;

    private final MemorySegment memory;
    private final SegmentLayout layout;
    private final int rank;
    private final long page;
    private final long credit;
    private final RingChannel[] channels;
    private final LanePool lanes;
    private final SingleCopy single = new SingleCopy();
    private final boolean crowded;
    private final Traffic traffic = new Traffic();
    private final Reservation reservation;
    private final SleepFence fence;
    private final Seats seats;
    private RingChannel[] hot = new RingChannel[0];
    private int streaming;
    private int epoch = -1;
    private long told = -1;
    private int futexSeen;
    private long longestSleep;
    private @Nullable MemorySegment timespec;

    /**
     * Joins the segment as a rank.
     *
     * @param credit bytes of unexpected messages that each sender may leave here
     * @param crowded whether ranks share cores
     */
    public RingTransport(
            MemorySegment memory, int ranks, int rank, long credit, Reservation reservation, boolean crowded) {
        this.memory = memory;
        this.layout = new SegmentLayout(ranks);
        this.rank = rank;
        this.page = layout.page(rank);
        this.credit = credit;
        this.reservation = reservation;
        this.crowded = crowded;
        this.channels = new RingChannel[ranks];
        this.fence = new SleepFence(memory, SegmentLayout.HEADER_LIGHT);
        this.lanes = new LanePool(this);
        this.seats = new Seats(memory, layout, rank, System::nanoTime);
        if (!SegmentStates.join(memory, layout, rank)) {
            throw new CommException(
                    ErrorClass.ARG,
                    "rank " + rank + " has been joined before (state "
                            + SegmentStates.of(memory, layout, rank)
                            + "); a child process of a rank must be started without the PJ_ variables");
        }
        Shared.putLongRelease(memory, page + SegmentLayout.PAGE_CREDIT, credit);
    }

    MemorySegment memory() {
        return memory;
    }

    SegmentLayout layout() {
        return layout;
    }

    SingleCopy single() {
        return single;
    }

    boolean crowded() {
        return crowded;
    }

    /** Before this rank first says where a message lies: tells its peers how to get there. */
    void offers() {
        long counter = single.counter();
        if (counter != told) {
            told = counter;
            Shared.putLong(memory, page + SegmentLayout.PAGE_OFFERER, single.process());
            Shared.putLong(memory, page + SegmentLayout.PAGE_COLLECTIONS, counter);
        }
    }

    @Override
    public Traffic traffic() {
        return traffic;
    }

    LanePool lanes() {
        return lanes;
    }

    void reserve(long offset, long bytes) {
        reservation.reserve(offset, bytes);
    }

    /** Orders what is stored before looks whether peers sleep. */
    SleepFence fence() {
        return fence;
    }

    void streams(RingChannel channel, int change) {
        streaming += change;
        if (!channel.hot()) {
            heat(channel);
        }
    }

    @Override
    public Channel channel(int peer) {
        return ringChannel(peer);
    }

    private RingChannel ringChannel(int peer) {
        RingChannel channel = channels[peer];
        if (channel == null) {
            channel = new RingChannel(this, rank, peer, credit);
            channels[peer] = channel;
        }
        return channel;
    }

    @Override
    public boolean poll(FrameHandler handler) {
        boolean worked = false;
        for (RingChannel channel : hot) {
            worked |= pollFrames(channel, handler);
        }
        if (streaming > 0) {
            for (RingChannel channel : hot) {
                worked |= channel.pump(handler);
            }
        }
        return answerBells() || worked;
    }

    /** Hands over the next frame, and those behind it as long as they are wanted. */
    private static boolean pollFrames(RingChannel channel, FrameHandler handler) {
        boolean polled = channel.pollFrame(handler);
        boolean another = polled;
        for (int more = 0; another && more < MOST_AT_ONCE && handler.wantsMore(); more++) {
            another = channel.pollFrame(handler);
        }
        return polled;
    }

    @Override
    public void look() {
        for (int looks = 0; streaming == 0 && looks < LOOKS; looks += 1 + hot.length) {
            for (RingChannel channel : hot) {
                if (channel.holdsFrame()) {
                    return;
                }
            }
        }
    }

    private boolean answerBells() {
        boolean rung = false;
        for (int w = 0; w < layout.bellWords(); w++) {
            long offset = page + SegmentLayout.PAGE_BELL + w * 8L;
            if (Shared.getLongOpaque(memory, offset) != 0) {
                answerBell(w, Shared.swapLong(memory, offset, 0));
                rung = true;
            }
        }
        return rung;
    }

    private void answerBell(int word, long bits) {
        for (long left = bits; left != 0; left &= left - 1) {
            RingChannel channel = ringChannel(word * 64 + Long.numberOfTrailingZeros(left));
            if (!channel.hot()) {
                heat(channel);
            }
        }
    }

    private void heat(RingChannel channel) {
        channel.hot(true);
        RingChannel[] more = new RingChannel[hot.length + 1];
        System.arraycopy(hot, 0, more, 0, hot.length);
        more[hot.length] = channel;
        hot = more;
        if (hot.length > MOST_HOT) {
            coolIdle();
        }
    }

    /** Stops polling rings that have been silent; one that spoke meanwhile is found by its bell or by the last look. */
    private void coolIdle() {
        int kept = 0;
        RingChannel[] still = new RingChannel[hot.length];
        for (RingChannel channel : hot) {
            boolean cool = channel.idlePolls() > COLD_AFTER_POLLS && channel.quiet();
            if (cool) {
                cool = channel.hot(false) && channel.quiet();
                if (!cool) {
                    channel.hot(true);
                }
            }
            if (!cool) {
                still[kept++] = channel;
            }
        }
        hot = java.util.Arrays.copyOf(still, kept);
    }

    @Override
    public void checkPeers(FrameHandler handler) {
        int now = Shared.getIntAcquire(memory, SegmentLayout.HEADER_EPOCH);
        if (now == epoch) {
            return;
        }
        epoch = now;
        for (int peer = 0; peer < channels.length; peer++) {
            RankState state = SegmentStates.of(memory, layout, peer);
            if (peer != rank && (state == RankState.DEAD || state == RankState.LEFT)) {
                ended(ringChannel(peer), state == RankState.DEAD ? Channel.Peer.DEAD : Channel.Peer.LEFT, handler);
            }
        }
    }

    private void ended(RingChannel channel, Channel.Peer how, FrameHandler handler) {
        if (channel.peer() == how) {
            return;
        }
        answerBells();
        while (channel.heard() && (channel.pollFrame(handler) || channel.pump(handler))) {
            // hand over everything that the peer had sent before it ended
        }
        channel.peer(how);
        channel.dropStreams();
        handler.ended(channel);
    }

    @Override
    public void yielded() {
        seats.yielded();
    }

    @Override
    public void announceSleep() {
        seats.free();
        futexSeen = Shared.getIntAcquire(memory, page + SegmentLayout.PAGE_FUTEX);
        Shared.putIntVolatile(memory, page + SegmentLayout.PAGE_SLEEPING, 1);
        longestSleep = fence.beforeSleep() ? Long.MAX_VALUE : UNSURE_NANOS;
    }

    @Override
    public void sleep(long most) {
        long nanos = Math.min(most, longestSleep);
        if (Kernel.available()) {
            MemorySegment time = timespec;
            if (time == null) {
                time = Arena.ofAuto().allocate(16, 8);
                timespec = time;
            }
            Kernel.futexWait(memory.address() + page + SegmentLayout.PAGE_FUTEX, futexSeen, time, nanos);
        } else if (Shared.getIntAcquire(memory, page + SegmentLayout.PAGE_FUTEX) == futexSeen) {
            LockSupport.parkNanos(Math.min(nanos, 200_000));
        }
    }

    @Override
    public void revokeSleep() {
        Shared.putIntRelease(memory, page + SegmentLayout.PAGE_SLEEPING, 0);
    }

    @Override
    public void wake() {
        wake(page);
    }

    void wake(long sleeper) {
        SegmentStates.wake(memory, sleeper);
    }

    @Override
    public void close() {
        seats.free();
        SegmentStates.leave(memory, layout, rank);
    }
}
