package org.pjrun.internal.transport.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.codec.DecoderException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.BadHandshake;
import org.pjrun.internal.shared.Kernel;

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
    private final int socket; // to send and receive on past Netty
    private @Nullable TcpChannel peer;
    private boolean closed;

    Connection(TcpTransport transport, Channel netty, Greeting greeting, long bornNanos) {
        this.transport = transport;
        this.netty = netty;
        this.greeting = greeting;
        this.bornNanos = bornNanos;
        this.socket = transport.direct() ? ((UnixChannel) netty).fd().intValue() : -1;
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

    /** Whether everything that was written has gone to the kernel. */
    boolean drained() {
        ChannelOutboundBuffer waiting = netty.unsafe().outboundBuffer();
        return waiting != null && waiting.isEmpty();
    }

    /** Sends bytes through Netty; the buffer is released when they have gone. */
    @SuppressWarnings("FutureReturnValueIgnored") // what fails is told to exceptionCaught
    void write(ByteBuf bytes) {
        transport.sentSome();
        netty.writeAndFlush(bytes, netty.voidPromise());
    }

    /** Sends bytes past Netty, which gets the rest if the kernel does not take all; as {@link #write(ByteBuf)} otherwise. */
    void write(ByteBuf bytes, MemorySegment memory) {
        if (socket >= 0 && drained()) {
            int wanted = bytes.readableBytes();
            long sent = send(memory, bytes.readerIndex(), wanted, false);
            if (sent == wanted) {
                bytes.release();
                return;
            }
            bytes.skipBytes((int) Math.max(0, sent));
        }
        write(bytes);
    }

    /** Sends past Netty, which must be {@link #drained}, what the kernel takes; how many bytes, not more than 0 for none. */
    long send(MemorySegment memory, long from, long length, boolean more) {
        long sent = Kernel.send(socket, memory, from, length, more);
        if (sent > 0) {
            transport.sentSome();
        }
        return sent;
    }

    /** Receives past Netty what has come; how many bytes, not more than 0 for none. */
    long receive(MemorySegment memory, long at, long most) {
        return netty.isOpen() ? Kernel.receive(socket, memory, at, most) : 0;
    }

    /** Takes past Netty what has come from a peer that has proven itself; false if nothing has. */
    boolean poll() {
        TcpChannel proven = peer;
        if (proven == null || closed) {
            return false;
        }
        try {
            if (!proven.receive(this)) {
                return false;
            }
            proven.afterArrival();
        } catch (BadFrame e) {
            proven.broken(this, e);
            close();
        }
        return true;
    }

    void close() {
        closed = true;
        netty.unsafe().close(netty.voidPromise());
    }

    /** What the proofs of the handshake cover beside the hellos. */
    byte[] binding() throws BadHandshake {
        return transport.binding(netty.pipeline(), greeting.dialed() != null);
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
                if (proven.receivesInPlace()) {
                    proven.receive(this);
                }
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
        if (cause instanceof DecoderException && peer == null && !closed) {
            refuse("does not speak TLS, as this job does: " + cause.getMessage());
        } else {
            close(); // broken, which is what channelInactive is about
        }
    }
}
