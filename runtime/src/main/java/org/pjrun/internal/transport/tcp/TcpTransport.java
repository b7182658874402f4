package org.pjrun.internal.transport.tcp;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.internal.bootstrap.BadHandshake;
import org.pjrun.internal.bootstrap.Hello;
import org.pjrun.internal.bootstrap.Interfaces;
import org.pjrun.internal.bootstrap.Network;
import org.pjrun.internal.bootstrap.RankIdentity;
import org.pjrun.internal.bootstrap.Secret;
import org.pjrun.internal.bootstrap.Subnet;
import org.pjrun.internal.bootstrap.Tls;
import org.pjrun.internal.shared.EventSet;
import org.pjrun.internal.transport.Channel;
import org.pjrun.internal.transport.FrameHandler;
import org.pjrun.internal.transport.Transport;

/**
 * The transport between ranks of different hosts.
 *
 * <p>There is no thread here: whoever is inside the engine's gate drives Netty's loop. Connections are made when something
 * is to be sent to a peer, and anew when they break.
 */
public final class TcpTransport implements Transport {
    private static final long TICK_NANOS = 1_000_000;
    private static final long PULSES_PER_SILENCE = 16;
    private static final long HANDSHAKE_NANOS = 5_000_000_000L;

    /** Encryption costs milliseconds for each peer, and all may come at once. */
    private static final long ENCRYPTED_HANDSHAKE_NANOS = 6 * HANDSHAKE_NANOS;

    private static final long FAREWELL_NANOS = 2_000_000_000L;
    private static final int MOST_STRANGERS = 256;
    private static final int STRANGERS_BYTES = 4096;
    private static final int ENCRYPTED_BYTES = 64 * 1024;
    /** Of so many polls one looks at all sockets; the others at the only one that is connected to a peer, past Netty. */
    private static final int LOOP_EVERY = 16;

    private static final int MOST_RING_BYTES = 1024 * 1024;
    private static final int LEAST_RING_BYTES = 64 * 1024;
    private static final int ALL_RINGS_BYTES = 64 * 1024 * 1024;

    private final int rank;
    private final int size;
    private final long job;
    private final long credit;
    private final long session;
    private final Secret secret;
    private final @Nullable Tls tls;
    private final long silenceNanos;
    private final NettyIo io;
    private final boolean direct;
    private final GateLoop loop;
    // a second epoll set beside the one in Netty's loop, which handles events where it waits for them: that must happen
    // inside the gate
    private final EventSet events = new EventSet();
    private final Complaints complaints;
    private final int keeper;
    private final Directory directory;
    private final List<Subnet> subnets;
    private final Card own;
    private final Set<io.netty.channel.Channel> open = new LinkedHashSet<>();
    private final @Nullable TcpChannel[] channels;
    private final List<TcpChannel> busy = new ArrayList<>();
    private final Lingering lingering = new Lingering();
    private final List<TcpChannel> owing = new ArrayList<>();
    private final Set<TcpChannel> connected = new LinkedHashSet<>();
    private final Set<Dialer> dialers = new LinkedHashSet<>();
    private final Set<Connection> strangers = new LinkedHashSet<>();
    private final ByteBuf strangersBuffer = Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(STRANGERS_BYTES));
    private @Nullable FrameHandler handler;
    private @Nullable TcpChannel near; // the only peer that is connected, if there is one only
    private int polls;
    private boolean sentSome;
    private long now = System.nanoTime();
    private long pulseNanos = now;
    private boolean closed;

    /**
     * Begins to listen, and tells the job where; waits for nobody.
     *
     * @param credit bytes of unexpected messages that each sender may leave here
     */
    public TcpTransport(RankIdentity identity, Network network, long credit) {
        this.rank = identity.rank();
        this.size = identity.size();
        this.job = Hello.job(identity.job());
        this.credit = credit;
        this.secret = network.secret();
        this.tls = network.tls() ? Tls.fresh() : null;
        this.session = new java.security.SecureRandom().nextLong() | 1;
        this.silenceNanos = Long.getLong("pjrun.tcp.silence-millis", 30_000) * 1_000_000;
        this.channels = new TcpChannel[size];
        this.complaints = new Complaints(rank);
        this.io = NettyIo.best();
        this.direct = io.hasDescriptors() && !network.tls();
        this.loop = new GateLoop(io.factory());
        this.subnets = subnets(network);
        List<Card.Place> places = new ArrayList<>();
        for (Subnet subnet : subnets) {
            places.add(new Card.Place(subnet, listen(new InetSocketAddress(subnet.address(), 0))));
        }
        this.own = new Card(places);
        this.keeper = network.keeper();
        this.directory = new RendezvousLink(this, network.rendezvous(), own);
        directory.tick(now);
    }

    private static List<Subnet> subnets(Network network) {
        try {
            return Interfaces.choose(network.iface(), network.oneHost());
        } catch (IllegalArgumentException e) {
            throw new CommException(ErrorClass.ARG, "iface: " + e.getMessage());
        }
    }

    private int listen(InetSocketAddress address) {
        ChannelFuture bound = new ServerBootstrap()
                .group(loop, loop)
                .channel(io.server())
                .option(ChannelOption.SO_BACKLOG, 1024)
                .handler(new ChannelInitializer<io.netty.channel.Channel>() {
                    @Override
                    protected void initChannel(io.netty.channel.Channel channel) {
                        adopt(channel);
                    }
                })
                .childHandler(new ChannelInitializer<io.netty.channel.Channel>() {
                    @Override
                    protected void initChannel(io.netty.channel.Channel channel) {
                        adopt(channel);
                        accept(channel);
                    }
                })
                .bind(address);
        while (!bound.isDone()) {
            loop.poll();
        }
        Throwable cause = bound.cause();
        if (cause != null) {
            throw new CommException(ErrorClass.ARG, "cannot listen on " + address + ": " + cause.getMessage());
        }
        return ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    private void accept(io.netty.channel.Channel channel) {
        if (strangers.size() >= MOST_STRANGERS) {
            Connection eldest = strangers.iterator().next();
            eldest.refuse("has connected and proven nothing; there are too many like it");
        }
        strangers.add(prepare(channel, new Greeting(this, null)));
    }

    /** Notes a new channel of Netty's, to sleep on and to close at the end. */
    private void adopt(io.netty.channel.Channel channel) {
        open.add(channel);
        channel.closeFuture().addListener(done -> open.remove(channel));
        io.watch(channel, events);
    }

    private Connection prepare(io.netty.channel.Channel channel, Greeting greeting) {
        Connection connection = new Connection(this, channel, greeting, now);
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        if (tls == null) {
            channel.config().setRecvByteBufAllocator(new Intake(connection));
        } else {
            channel.config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(ENCRYPTED_BYTES));
            encrypt(channel, greeting.dialed() != null);
        }
        channel.pipeline().addLast(connection);
        return connection;
    }

    /** Encrypts what goes through a new channel of Netty's, if that is wanted. */
    void encrypt(io.netty.channel.Channel channel, boolean dialer) {
        if (tls != null) {
            SslHandler encryption = new SslHandler(tls.engine(dialer));
            encryption.setHandshakeTimeoutMillis(0); // who proves nothing in time is ended anyway
            channel.pipeline().addLast(encryption);
        }
    }

    /** Begins to connect to one of the addresses of a peer. */
    Connection connect(TcpChannel peer, InetSocketAddress address) {
        Greeting greeting = new Greeting(this, peer);
        Connection[] made = new Connection[1];
        ChannelFuture future = connect(address, new ChannelInitializer<io.netty.channel.Channel>() {
            @Override
            protected void initChannel(io.netty.channel.Channel channel) {
                made[0] = prepare(channel, greeting);
            }
        });
        Connection connection = made[0];
        strangers.add(connection);
        future.addListener(done -> {
            if (done.isSuccess()) {
                connection.begin();
            } else {
                strangers.remove(connection);
                peer.dialFailed(connection, done.cause());
            }
        });
        return connection;
    }

    /** Begins to connect to an address. */
    ChannelFuture connect(InetSocketAddress address, ChannelHandler reader) {
        return new Bootstrap()
                .group(loop)
                .channel(io.client())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<io.netty.channel.Channel>() {
                    @Override
                    protected void initChannel(io.netty.channel.Channel channel) {
                        adopt(channel);
                        channel.pipeline().addLast(reader);
                    }
                })
                .connect(address);
    }

    // what channels and connections need to know

    int rank() {
        return rank;
    }

    /** Whether bulk is sent and received past Netty, from and to the memory where it belongs. */
    boolean direct() {
        return direct;
    }

    /** Where this rank listens first. */
    InetSocketAddress listener() {
        return own.places().getFirst().socket();
    }

    /** How many connections have not proven themselves yet. */
    int strangers() {
        return strangers.size();
    }

    /** The rank that keeps the addresses, {@link Network#LAUNCHER} where none does. */
    int keeper() {
        return keeper;
    }

    int size() {
        return size;
    }

    long job() {
        return job;
    }

    long session() {
        return session;
    }

    long credit() {
        return credit;
    }

    Secret secret() {
        return secret;
    }

    long silenceNanos() {
        return silenceNanos;
    }

    Directory directory() {
        return directory;
    }

    List<Subnet> subnets() {
        return subnets;
    }

    Complaints complaints() {
        return complaints;
    }

    /** The time of the last look at the clock. */
    long now() {
        return now;
    }

    int ringBytes() {
        return Math.clamp(ALL_RINGS_BYTES / size & -4096, LEAST_RING_BYTES, MOST_RING_BYTES);
    }

    FrameHandler handler() {
        FrameHandler current = handler;
        if (current == null) {
            throw new IllegalStateException("nobody has polled yet");
        }
        return current;
    }

    /** What a proof covers beside the hellos: the certificate that the end has shown that was connected to. */
    byte[] binding(ChannelPipeline pipeline, boolean dialer) throws BadHandshake {
        SslHandler encryption = pipeline.get(SslHandler.class);
        if (tls == null || encryption == null) {
            return new byte[0];
        }
        return dialer ? Tls.fingerprint(encryption.engine().getSession()) : tls.fingerprint();
    }

    Hello hello(TcpChannel peer, int attempt) {
        return new Hello(
                Hello.PEER,
                0,
                Wire.BULK_BYTES,
                attempt,
                rank,
                peer.rank(),
                job,
                session,
                peer.expected(),
                credit,
                Secret.randomBytes(Hello.NONCE_BYTES));
    }

    /** Where the bytes of those arrive who have not proven themselves. */
    ByteBuf strangersBuffer() {
        return strangersBuffer.clear();
    }

    void proven(Connection connection) {
        strangers.remove(connection);
    }

    void forget(Connection connection) {
        strangers.remove(connection);
    }

    /** A peer has been connected, anew or for the first time. */
    void connected(TcpChannel channel) {
        connected.add(channel);
        chooseNear();
    }

    void disconnected(TcpChannel channel) {
        connected.remove(channel);
        chooseNear();
    }

    private void chooseNear() {
        near = direct && connected.size() == 1 ? connected.iterator().next() : null;
    }

    /** Notes that bytes have gone. */
    void sentSome() {
        sentSome = true;
    }

    void hold() {
        loop.hold();
    }

    void list(TcpChannel channel) {
        busy.add(channel);
    }

    /** The channels with frames that wait for others. */
    Lingering lingering() {
        return lingering;
    }

    void owes(TcpChannel channel) {
        if (!channel.owes()) {
            channel.owes(true);
            owing.add(channel);
        }
    }

    void dials(Dialer dialer) {
        dialers.add(dialer);
    }

    // the transport

    @Override
    public Channel channel(int peer) {
        return tcpChannel(peer);
    }

    TcpChannel tcpChannel(int peer) {
        TcpChannel channel = channels[peer];
        if (channel == null) {
            channel = new TcpChannel(this, peer);
            channels[peer] = channel;
        }
        return channel;
    }

    @Override
    public boolean poll(FrameHandler to) {
        loop.hold();
        handler = to;
        sentSome = false;
        lingering.beginPoll();
        boolean worked;
        try {
            worked = receive();
            advance();
        } finally {
            lingering.endPoll();
        }
        lingering.hurry();
        return worked || sentSome; // who has more to send than goes at once must not sleep
    }

    private boolean receive() {
        TcpChannel only = near;
        if (only == null || only.moving() || polls++ % LOOP_EVERY == 0) {
            return loop.poll();
        }
        return only.poll();
    }

    private void advance() {
        for (int i = busy.size() - 1; i >= 0; i--) {
            TcpChannel channel = busy.get(i);
            if (!channel.advance()) {
                busy.remove(i);
                channel.unlisted();
            }
        }
    }

    @Override
    public void checkPeers(FrameHandler to) {
        polls = 0; // the next one looks at all sockets
        long time = System.nanoTime();
        if (time - now >= TICK_NANOS) {
            loop.hold();
            handler = to;
            tick(time);
        }
    }

    private void tick(long time) {
        boolean absent = time - now > silenceNanos / 4;
        now = time;
        settleDebts();
        directory.tick(now);
        for (Dialer dialer : List.copyOf(dialers)) {
            dialer.tick(now);
        }
        dialers.removeIf(dialer -> !dialer.wanted() && !dialer.departing());
        for (Connection stranger : List.copyOf(strangers)) {
            if (now - stranger.bornNanos() < (tls == null ? HANDSHAKE_NANOS : ENCRYPTED_HANDSHAKE_NANOS)) {
                break;
            }
            if (stranger.dialed() == null) {
                stranger.refuse("has connected and proven nothing");
            } else {
                stranger.close();
            }
        }
        if (absent || now - pulseNanos > silenceNanos / PULSES_PER_SILENCE) {
            pulseNanos = now;
            for (TcpChannel channel : channels) {
                if (channel != null && absent) {
                    channel.forgiveSilence(now); // it was this process that did not listen
                } else if (channel != null) {
                    channel.checkPulse(now, silenceNanos);
                }
            }
        }
    }

    private void settleDebts() {
        for (TcpChannel channel : owing) {
            channel.owes(false);
            channel.acknowledgeQuietly();
        }
        owing.clear();
    }

    /** Hears from somebody else that a rank has ended. */
    public void departed(int peer, Channel.Peer how, FrameHandler to) {
        loop.hold();
        handler = to;
        tcpChannel(peer).dialer().departed(how, now);
    }

    @Override
    public void announceSleep() {
        loop.hold();
        settleDebts();
        polls = 0;
        lingering.sleeping(true);
    }

    @Override
    public void sleep(long nanos) {
        events.sleep(sleepNanos(nanos));
    }

    /** How long a sleep may be, so that what is to be done by the clock is done. */
    private long sleepNanos(long nanos) {
        return Math.min(nanos, dialers.isEmpty() ? silenceNanos / PULSES_PER_SILENCE : 10 * TICK_NANOS);
    }

    @Override
    public void revokeSleep() {
        lingering.sleeping(false); // peers do not know
    }

    @Override
    public void wake() {
        events.wake();
    }

    @Override
    public boolean needsCare() {
        return true;
    }

    @Override
    public boolean sending() {
        for (TcpChannel channel : channels) {
            if (channel != null && !channel.settled()) {
                return true;
            }
        }
        return false;
    }

    /** Says goodbye, waits a little until everything has come, and ends; inside the gate. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        loop.hold();
        directory.leave();
        for (TcpChannel channel : channels) {
            if (channel != null) {
                channel.goodbye();
            }
        }
        FrameHandler last = handler;
        long deadline = System.nanoTime() + FAREWELL_NANOS;
        while (last != null && sending() && System.nanoTime() < deadline) {
            if (!poll(last)) {
                checkPeers(last);
                LockSupport.parkNanos(20_000);
            }
        }
        abort();
    }

    /** Ends without a goodbye, as the end of the process would. */
    void abort() {
        closed = true;
        loop.hold();
        for (Dialer dialer : dialers) {
            dialer.stop();
        }
        for (io.netty.channel.Channel each : List.copyOf(open)) {
            each.unsafe().close(each.voidPromise());
        }
        loop.close();
        events.close();
    }
}
