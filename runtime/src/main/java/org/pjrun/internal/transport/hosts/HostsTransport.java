package org.pjrun.internal.transport.hosts;

import java.lang.foreign.MemorySegment;
import org.pjrun.internal.bootstrap.Network;
import org.pjrun.internal.transport.Channel;
import org.pjrun.internal.transport.FrameHandler;
import org.pjrun.internal.transport.Traffic;
import org.pjrun.internal.transport.Transfer;
import org.pjrun.internal.transport.Transport;
import org.pjrun.internal.transport.ring.RingTransport;
import org.pjrun.internal.transport.tcp.TcpTransport;

/**
 * The transport of a rank that has peers on its own host and on others.
 *
 * <p>Polling shared memory costs next to nothing and asking the kernel for sockets does, so sockets are polled less often,
 * unless it was they that have brought something lately.
 */
public final class HostsTransport implements Transport {
    private static final int FAR_EVERY = 16;
    private static final int FAR_STREAK = 2_000;

    /** Longest sleep while peers who share memory cannot ring where this rank sleeps. */
    private static final long NEAR_NANOS = 1_000_000;

    private final RingTransport near;
    private final TcpTransport far;
    private final int rank;
    private final Network network;
    private final boolean anyNear;
    private int rounds;
    private int streak;

    /** Joins both; the ring's segment is the one of this host. */
    public HostsTransport(RingTransport near, TcpTransport far, int rank, int size, Network network) {
        this.near = near;
        this.far = far;
        this.rank = rank;
        this.network = network;
        boolean any = false;
        for (int peer = 0; peer < size; peer++) {
            any |= peer != rank && !network.apart(rank, peer);
        }
        this.anyNear = any;
    }

    @Override
    public Channel channel(int peer) {
        return network.apart(rank, peer) ? far.channel(peer) : near.channel(peer);
    }

    @Override
    public Traffic traffic() {
        return near.traffic();
    }

    @Override
    public boolean poll(FrameHandler handler) {
        if (!anyNear) {
            return far.poll(handler);
        }
        boolean worked = near.poll(handler);
        if (streak > 0 || ++rounds % FAR_EVERY == 0) {
            if (far.poll(handler)) {
                streak = FAR_STREAK;
                return true;
            }
            streak = worked ? 0 : Math.max(0, streak - 1);
        }
        return worked;
    }

    @Override
    public void look() {
        near.look();
    }

    @Override
    public void checkPeers(FrameHandler handler) {
        near.checkPeers(new Sorter(handler));
        far.checkPeers(handler);
    }

    @Override
    public void yielded() {
        near.yielded();
    }

    @Override
    public void announceSleep() {
        near.announceSleep();
        far.announceSleep();
    }

    @Override
    public void sleep(long nanos) {
        far.sleep(anyNear ? Math.min(nanos, NEAR_NANOS) : nanos);
    }

    @Override
    public void revokeSleep() {
        near.revokeSleep();
        far.revokeSleep();
    }

    @Override
    public void wake() {
        far.wake();
    }

    @Override
    public boolean needsCare() {
        return true;
    }

    @Override
    public boolean sending() {
        return far.sending();
    }

    @Override
    public void close() {
        far.close();
        near.close();
    }

    /** What the segment of this host says of a rank that is reached by tcp is for tcp to know. */
    private final class Sorter implements FrameHandler {
        private final FrameHandler handler;

        Sorter(FrameHandler handler) {
            this.handler = handler;
        }

        @Override
        public void frame(
                Channel from, long header, long word1, long word2, long word3, MemorySegment memory, long payload) {
            handler.frame(from, header, word1, word2, word3, memory, payload);
        }

        @Override
        public boolean wantsMore() {
            return handler.wantsMore();
        }

        @Override
        public void finished(Transfer transfer) {
            handler.finished(transfer);
        }

        @Override
        public void interrupted(Transfer receive) {
            handler.interrupted(receive);
        }

        @Override
        public void ended(Channel peer) {
            if (network.apart(rank, peer.rank())) {
                far.departed(peer.rank(), peer.peer(), handler);
            } else {
                handler.ended(peer);
            }
        }
    }
}
