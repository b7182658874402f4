package org.pjrun.internal.transport.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.BadHandshake;
import org.pjrun.internal.bootstrap.Hello;
import org.pjrun.internal.bootstrap.Network;
import org.pjrun.internal.bootstrap.RendezvousMessage;
import org.pjrun.internal.bootstrap.Secret;

/** A rank's connection to the keeper of addresses; made anew when it breaks. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the connection, which is made anew
final class RendezvousLink implements Directory {
    private static final long FIRST_PAUSE_NANOS = 10_000_000;
    private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;

    /** For how long a keeper that is a rank must refuse connections until it counts as dead: it listens as long as it lives. */
    private static final long REFUSED_NANOS = 500_000_000;

    private final TcpTransport transport;
    private final List<InetSocketAddress> keepers;
    private final byte[] ownCard;
    private final Map<Integer, Card> cards = new HashMap<>();
    private final Set<Integer> asked = new HashSet<>();
    private @Nullable Channel connected;
    private boolean dialing;
    private int next;
    private long nextNanos;
    private long pauseNanos = FIRST_PAUSE_NANOS;
    private long refusedNanos;
    private boolean keeperEnded;

    RendezvousLink(TcpTransport transport, List<InetSocketAddress> keepers, Card own) {
        this.transport = transport;
        this.keepers = keepers;
        this.ownCard = own.encode();
    }

    @Override
    public @Nullable Card card(int rank) {
        return cards.get(rank);
    }

    @Override
    public void ask(int rank) {
        if (asked.add(rank)) {
            send(RendezvousMessage.of(RendezvousMessage.ASK, rank));
        }
    }

    @Override
    public void leave() {
        send(RendezvousMessage.of(RendezvousMessage.LEFT, transport.rank()));
    }

    private void send(RendezvousMessage message) {
        Channel to = connected;
        if (to != null) {
            to.writeAndFlush(Unpooled.wrappedBuffer(message.encode()), to.voidPromise());
        }
    }

    @Override
    public void tick(long now) {
        if (connected == null && !dialing && !keeperEnded && now >= nextNanos) {
            dialing = true;
            InetSocketAddress keeper = keepers.get(next++ % keepers.size());
            ChannelFuture future = transport.connect(keeper, new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel channel) {
                    transport.encrypt(channel, true);
                    channel.pipeline().addLast(new Reader());
                }
            });
            future.addListener(done -> {
                if (!done.isSuccess()) {
                    lost();
                    missed(done.cause());
                }
            });
        }
    }

    /** The keeper could not be reached. */
    private void missed(@Nullable Throwable cause) {
        long now = transport.now();
        if (transport.keeper() == Network.LAUNCHER || !(cause instanceof ConnectException)) {
            refusedNanos = 0;
        } else if (refusedNanos == 0) {
            refusedNanos = now;
        } else if (now - refusedNanos > REFUSED_NANOS) {
            keeperEnded = true;
            ended(transport.keeper(), org.pjrun.internal.transport.Channel.Peer.DEAD);
        }
    }

    private void lost() {
        dialing = false;
        connected = null;
        nextNanos = transport.now() + pauseNanos;
        pauseNanos = Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
    }

    private void greeted(Channel channel) {
        dialing = false;
        connected = channel;
        pauseNanos = FIRST_PAUSE_NANOS;
        refusedNanos = 0;
        send(new RendezvousMessage(RendezvousMessage.PUBLISH, transport.rank(), ownCard));
        for (int rank : asked) {
            if (!cards.containsKey(rank)) {
                send(RendezvousMessage.of(RendezvousMessage.ASK, rank));
            }
        }
    }

    private void handle(RendezvousMessage message) throws BadHandshake {
        int rank = message.rank();
        if (rank < 0 || rank >= transport.size()) {
            throw new BadHandshake("speaks of rank " + rank);
        }
        switch (message.kind()) {
            case RendezvousMessage.CARD -> {
                try {
                    cards.put(rank, Card.decode(message.body()));
                } catch (UnknownHostException e) {
                    throw new BadHandshake("gives rank " + rank + " an " + e.getMessage());
                }
                transport.tcpChannel(rank).dialer().cardCame(transport.now());
            }
            case RendezvousMessage.LEFT -> ended(rank, org.pjrun.internal.transport.Channel.Peer.LEFT);
            case RendezvousMessage.DEAD -> ended(rank, org.pjrun.internal.transport.Channel.Peer.DEAD);
            default -> throw new BadHandshake("sends a message of kind " + message.kind());
        }
    }

    private void ended(int rank, org.pjrun.internal.transport.Channel.Peer how) {
        if (rank != transport.rank()) {
            transport.departed(rank, how, transport.handler());
        }
    }

    /** Takes apart what the keeper sends. */
    private final class Reader extends ChannelInboundHandlerAdapter {
        private final byte[] mine = new Hello(
                        Hello.RENDEZVOUS,
                        0,
                        Wire.BULK_BYTES,
                        0,
                        transport.rank(),
                        Hello.NOBODY,
                        transport.job(),
                        transport.session(),
                        0,
                        0,
                        Secret.randomBytes(Hello.NONCE_BYTES))
                .encode();

        private byte[] input = new byte[Hello.BYTES + Secret.PROOF_BYTES];
        private byte[] header = new byte[0];
        private int filled;
        private boolean proven;

        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.writeAndFlush(Unpooled.copiedBuffer(mine), context.voidPromise());
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            try {
                while (bytes.isReadable()) {
                    int part = Math.min(input.length - filled, bytes.readableBytes());
                    bytes.readBytes(input, filled, part);
                    filled += part;
                    while (filled == input.length) { // again for a body that is empty
                        filled = 0;
                        full(context);
                        if (input.length > 0) {
                            break;
                        }
                    }
                }
            } catch (BadHandshake e) {
                transport
                        .complaints()
                        .say("the keeper of addresses at " + context.channel().remoteAddress() + " " + e.getMessage());
                context.close();
            } finally {
                bytes.release();
            }
        }

        private void full(ChannelHandlerContext context) throws BadHandshake {
            if (!proven) {
                greet(context);
            } else if (header.length == 0) {
                header = input;
                input = new byte[RendezvousMessage.bodyBytes(header)];
            } else {
                handle(RendezvousMessage.decode(header, input));
                header = new byte[0];
                input = new byte[RendezvousMessage.HEADER_BYTES];
            }
        }

        private void greet(ChannelHandlerContext context) throws BadHandshake {
            byte[] theirs = Arrays.copyOf(input, Hello.BYTES);
            Hello hello = Hello.decode(theirs);
            byte[] proof = Arrays.copyOfRange(input, Hello.BYTES, input.length);
            Secret secret = transport.secret();
            byte[] binding = transport.binding(context.pipeline(), true);
            if (hello.job() != transport.job() || !Secret.equal(proof, secret.listenerProof(mine, theirs, binding))) {
                throw new BadHandshake("does not know the secret of this job");
            }
            context.writeAndFlush(
                    Unpooled.wrappedBuffer(secret.dialerProof(mine, theirs, binding)), context.voidPromise());
            proven = true;
            input = new byte[RendezvousMessage.HEADER_BYTES];
            greeted(context.channel());
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            lost();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close(); // a connection that is broken is made anew
        }
    }
}
