package org.pjrun.internal.transport.tcp;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.transport.Channel;

/**
 * Makes connections to a peer: the first one when something is to be sent, and another one when one has broken.
 *
 * <p>Both ends may dial at once. Then the connection that the lower rank has dialed stays, so the higher rank waits a
 * little before it dials again. A peer that refuses connections on all its addresses has ended: its listener lives as
 * long as its process.
 */
final class Dialer {
    private static final long FIRST_PAUSE_NANOS = 5_000_000;
    private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;
    private static final long POLITENESS_NANOS = 50_000_000;
    private static final long REFUSED_NANOS = 500_000_000;
    private static final long DEPARTURE_NANOS = 1_000_000_000;
    private static final int MOST_BREAKS = 3;

    private final TcpTransport transport;
    private final TcpChannel channel;
    private boolean wanted;
    private boolean stopped;
    private @Nullable Connection pending;
    private List<InetSocketAddress> addresses = List.of();
    private int index;
    private boolean allRefused = true;
    private long pauseNanos = FIRST_PAUSE_NANOS;
    private long nextNanos;
    private long downNanos;
    private long refusedNanos;
    private int breaks;
    private Channel.@Nullable Peer departed;
    private long departedNanos;

    Dialer(TcpTransport transport, TcpChannel channel) {
        this.transport = transport;
        this.channel = channel;
    }

    /** Says that something is to be sent to the peer. */
    void want() {
        if (!wanted && !stopped) {
            begin(transport.now(), 0);
        }
    }

    private void begin(long now, long pause) {
        wanted = true;
        downNanos = now;
        refusedNanos = 0;
        nextNanos = now + pause;
        index = 0;
        allRefused = true;
        pauseNanos = FIRST_PAUSE_NANOS;
        transport.dials(this);
        tick(now);
    }

    /** Whether there is still somebody to be reached. */
    boolean wanted() {
        return wanted && !stopped;
    }

    /** When something is to be done next. */
    long nextNanos() {
        return pending == null ? nextNanos : Long.MAX_VALUE;
    }

    /** Dials if it is time to. */
    void tick(long now) {
        Channel.Peer how = departed;
        if (how != null && now - departedNanos > DEPARTURE_NANOS) {
            channel.end(how);
        }
        if (!wanted || stopped || pending != null || now < nextNanos) {
            return;
        }
        if (addresses.isEmpty() || index == 0) {
            Card card = transport.directory().card(channel.rank());
            if (card == null) {
                downNanos = now; // it has not begun yet
                nextNanos = now + LONGEST_PAUSE_NANOS; // or as soon as the card comes
                transport.directory().ask(channel.rank());
                return;
            }
            addresses = card.inOrder(transport.subnets());
        }
        pending = transport.connect(channel, addresses.get(index));
    }

    /** Hears that the peer's addresses are known now. */
    void cardCame(long now) {
        if (wanted && pending == null && addresses.isEmpty()) {
            nextNanos = now;
            tick(now);
        }
    }

    /** Whether a connection whose other end has proven itself is to take the place of the current one. */
    boolean prefers(Connection fresh, @Nullable Connection current) {
        boolean mine = fresh.dialed() != null;
        boolean first = transport.rank() < channel.rank();
        if (current != null) {
            // one that was dialed later shows that the other end has lost what seems alive here
            return fresh.attempt() > channel.links() || mine == first && (current.dialed() != null) != mine;
        }
        if (!mine && pending != null) {
            if (first) {
                return false;
            }
            Connection mineNow = pending;
            pending = null;
            mineNow.close();
        }
        return true;
    }

    void connected(Connection by) {
        Connection other = pending;
        pending = null;
        wanted = false;
        if (other != null && !by.equals(other)) {
            other.close();
        }
    }

    /** Hears that the connection has broken. */
    void lost(long now) {
        Channel.Peer how = departed;
        if (how != null) {
            channel.end(how);
        } else if (!stopped) {
            begin(now, transport.rank() < channel.rank() ? 0 : POLITENESS_NANOS);
        }
    }

    /** Hears that a connection could not be made, or ended before the other end had proven itself. */
    void failed(Connection gone, @Nullable Throwable cause, long now) {
        if (!gone.equals(pending)) {
            return;
        }
        pending = null;
        allRefused &= cause instanceof ConnectException
                && String.valueOf(cause.getMessage()).contains("refused");
        nextNanos = now;
        if (++index >= addresses.size()) {
            index = 0;
            nextNanos = now + pauseNanos;
            pauseNanos = Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
            if (!allRefused) {
                refusedNanos = 0;
            } else if (refusedNanos == 0) {
                refusedNanos = now;
            } else if (now - refusedNanos > REFUSED_NANOS) {
                channel.end(Channel.Peer.DEAD);
            }
            allRefused = true;
        }
        if (now - downNanos > transport.silenceNanos() && !stopped) {
            transport
                    .complaints()
                    .say("rank " + channel.rank() + " could not be reached for " + (now - downNanos) / 1_000_000_000L
                            + " s at " + addresses + ", it counts as dead");
            channel.end(Channel.Peer.DEAD);
        }
    }

    /** Counts another violation of the protocol; true if the peer is not to be spoken to any more. */
    boolean tooOftenBroken() {
        return ++breaks > MOST_BREAKS;
    }

    /** Hears from somebody else that the peer has ended; what it has sent is read to its end first. */
    void departed(Channel.Peer how, long now) {
        if (stopped || departed != null) {
            return;
        }
        if (channel.connected()) {
            departed = how;
            departedNanos = now;
            transport.dials(this);
        } else {
            channel.end(how);
        }
    }

    /** Whether the peer's connection is waited for to end. */
    boolean departing() {
        return departed != null && !stopped;
    }

    void stop() {
        stopped = true;
        wanted = false;
        Connection mine = pending;
        pending = null;
        if (mine != null) {
            mine.close();
        }
    }
}
