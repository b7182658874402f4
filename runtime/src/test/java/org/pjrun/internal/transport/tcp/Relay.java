package org.pjrun.internal.transport.tcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A way through which connections to a rank go, and where they are delayed, held up or torn. */
final class Relay implements AutoCloseable {
    private final InetSocketAddress target;
    private final ServerSocket listener;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    final AtomicInteger cuts = new AtomicInteger();
    final AtomicLong bytes = new AtomicLong();
    private final long cutAfter;
    private final int mostCuts;
    private final long delayNanos;
    volatile boolean frozen;

    /**
     * Begins to listen on loopback.
     *
     * @param cutAfter bytes after which a connection is reset
     * @param delayNanos how long each piece is held back
     */
    Relay(InetSocketAddress target, long cutAfter, int mostCuts, long delayNanos) {
        this.target = target;
        this.cutAfter = cutAfter;
        this.mostCuts = mostCuts;
        this.delayNanos = delayNanos;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket in = listener.accept();
                Socket out = new Socket(target.getAddress(), target.getPort());
                in.setTcpNoDelay(true);
                out.setTcpNoDelay(true);
                open.add(in);
                open.add(out);
                AtomicLong moved = new AtomicLong();
                Thread.ofPlatform().daemon().start(() -> copy(in, out, moved));
                Thread.ofPlatform().daemon().start(() -> copy(out, in, moved));
            }
        } catch (IOException e) {
            // closed, or the target has ended
        }
    }

    private void copy(Socket from, Socket to, AtomicLong moved) {
        byte[] buffer = new byte[64 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (delayNanos > 0) {
                    LockSupport.parkNanos(delayNanos);
                }
                while (frozen) {
                    LockSupport.parkNanos(1_000_000);
                }
                long total = moved.addAndGet(count);
                bytes.addAndGet(count);
                if (total > cutAfter && cuts.get() < mostCuts && cuts.incrementAndGet() <= mostCuts) {
                    out.write(buffer, 0, count / 2); // in the middle of something
                    out.flush();
                    break;
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // the other direction has torn it
        }
        reset(from);
        reset(to);
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // it is closed
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        open.forEach(Relay::reset);
    }
}
