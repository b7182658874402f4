package org.pjrun.internal.transport.tcp;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.UnixChannel;
import org.pjrun.internal.shared.EventSet;

/**
 * Which of Netty's transports is used: native epoll where it is to be had, the JDK's own selector elsewhere.
 *
 * @param factory makes what a loop runs on
 * @param server class of listening channels
 * @param client class of connected channels
 */
record NettyIo(IoHandlerFactory factory, Class<? extends ServerChannel> server, Class<? extends Channel> client) {
    /** The best that there is here; property {@code pjrun.tcp.nio} asks for the JDK's own. */
    static NettyIo best() {
        // the names of channels, which nobody sees; Netty would look at all network interfaces for them, and complain
        // of none
        System.setProperty("io.netty.machineId", System.getProperty("io.netty.machineId", "00:00:00:00:00:00:00:00"));
        return !Boolean.getBoolean("pjrun.tcp.nio") && Epoll.isAvailable() ? epoll() : nio();
    }

    private static NettyIo epoll() {
        return new NettyIo(EpollIoHandler.newFactory(), EpollServerSocketChannel.class, EpollSocketChannel.class);
    }

    private static NettyIo nio() {
        return new NettyIo(NioIoHandler.newFactory(), NioServerSocketChannel.class, NioSocketChannel.class);
    }

    /** Whether channels are sockets of the kernel's that can be used past Netty. */
    boolean hasDescriptors() {
        return client == EpollSocketChannel.class;
    }

    /** Makes a channel end the sleep on a set when something happens to it. */
    void watch(Channel channel, EventSet events) {
        if (channel instanceof UnixChannel unix) {
            events.add(unix.fd().intValue());
        }
    }
}
