package org.pjrun.internal.transport.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.unix.UnixChannel;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection from its first byte to its last: a handshake, then frames for the channel of the peer.
 *
 * <p>Until the other end has proven that it belongs to the job, nothing of it is read but a fixed number of bytes.
 */
final class Connection extends ChannelInboundHandlerAdapter {
    private final TcpTransport transport;
    private final Channel netty;
    private final Greeting greeting;
    private final long bornNanos;
    private @Nullable TcpChannel peer;
    private boolean closed;

    Connection(TcpTransport transport, Channel netty, Greeting greeting, long bornNanos) {
        this.transport = transport;
        this.netty = netty;
        this.greeting = greeting;
        this.bornNanos = bornNanos;
    }

    /** When it was begun. */
    long bornNanos() {
        return bornNanos;
    }

    /** The peer that it was made to reach, null if it was the other end that has made it. */
    @Nullable
    TcpChannel dialed() {
        return greeting.dialed();
    }

    /** How many connections there have been to the peer, this one included. */
    int attempt() {
        return greeting.attempt();
    }

    /** Who is at the other end, in words. */
    String where() {
        return String.valueOf(netty.remoteAddress());
    }

    /** The buffer that the next bytes are to be read into. */
    ByteBuf readBuffer() {
        TcpChannel proven = peer;
        return proven == null ? transport.strangersBuffer() : proven.readBuffer();
    }

    /** The socket, to send and receive without Netty. */
    int descriptor() {
        return ((UnixChannel) netty).fd().intValue();
    }

    /** Whether everything that was written has gone to the kernel. */
    boolean drained() {
        ChannelOutboundBuffer waiting = netty.unsafe().outboundBuffer();
        return waiting != null && waiting.isEmpty();
    }

    /** Sends bytes; the buffer is released when they have gone. */
    @SuppressWarnings("FutureReturnValueIgnored") // what fails is told to exceptionCaught
    void write(ByteBuf bytes) {
        netty.writeAndFlush(bytes, netty.voidPromise());
    }

    void close() {
        closed = true;
        netty.unsafe().close(netty.voidPromise());
    }

    /** Begins the handshake, if this end has to speak first. */
    void begin() {
        greeting.begin(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            if (!closed) {
                read(bytes);
            }
        } catch (BadFrame e) {
            TcpChannel proven = peer;
            if (proven != null) {
                proven.broken(this, e);
            }
            close();
        } finally {
            bytes.release();
        }
    }

    private void read(ByteBuf bytes) throws BadFrame {
        TcpChannel proven = peer;
        if (proven == null) {
            if (greeting.read(this, bytes)) {
                TcpChannel found = greeting.peer();
                if (found.attach(this, greeting.theirs())) {
                    peer = found;
                    transport.proven(this);
                    found.inbox().feed(bytes, found);
                    found.afterArrival();
                } else {
                    close();
                }
            }
        } else {
            if (proven.inbox().owns(bytes)) {
                proven.inbox().drain(proven);
                proven.receiveInPlace(this);
            } else {
                proven.inbox().feed(bytes, proven);
            }
            proven.afterArrival();
        }
    }

    /** Refuses the other end, which is no peer, and says so in the log. */
    void refuse(String reason) {
        transport.complaints().say(where() + " " + reason);
        close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        closed = true;
        transport.forget(this);
        TcpChannel proven = peer;
        TcpChannel wanted = greeting.dialed();
        if (proven != null) {
            proven.lost(this);
        } else if (wanted != null) {
            wanted.dialFailed(this, null);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        close(); // broken, which is what channelInactive is about
    }
}
