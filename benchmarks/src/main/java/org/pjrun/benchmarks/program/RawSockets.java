package org.pjrun.benchmarks.program;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The loops of {@link Pairs} over nothing but a polled socket of the JDK: {@code RawSockets CPUS WARM_UP_MS latency|bandwidth
 * SIZE:ITERATIONS:REPETITIONS ...}.
 *
 * <p>There are no messages here, only bytes that both ends know the number of. The second process is started by the first, on
 * another host where property {@code remote} has the words of a command that does so, and {@code host} the address of this one.
 */
public final class RawSockets {
    private static final int LARGEST = 4 << 20;

    private final SocketChannel socket;
    private final boolean first;
    private final boolean latency;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);

    private RawSockets(SocketChannel socket, boolean first, boolean latency) throws IOException {
        this.socket = socket;
        this.first = first;
        this.latency = latency;
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.configureBlocking(false);
    }

    /** Runs as the first of two processes, or as the second if property {@code port} says where the first one listens. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Integer port = Integer.getInteger("port");
        String[] cpus = args[0].split(",");
        if (port != null) {
            Pinning.toCpu(cpus[1]);
            try (SocketChannel socket = SocketChannel.open(new InetSocketAddress(listener(), port))) {
                new RawSockets(socket, false, args[2].equals("latency")).run(args);
            }
            return;
        }
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(listener(), 0));
            Process other = second(((InetSocketAddress) listener.getLocalAddress()).getPort(), args);
            Pinning.toCpu(cpus[0]);
            try (SocketChannel socket = listener.accept()) {
                new RawSockets(socket, true, args[2].equals("latency")).run(args);
            }
            other.waitFor();
        }
    }

    private static InetAddress listener() throws UnknownHostException {
        String host = System.getProperty("host");
        return host == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
    }

    private static Process second(int port, String[] args) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("remote") != null) {
            command.addAll(List.of(System.getProperty("remote").split(",")));
        }
        command.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Dport=" + port,
                "-Dhost=" + listener().getHostAddress(),
                "-cp",
                System.getProperty("java.class.path"),
                RawSockets.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).inheritIO().start();
    }

    private void run(String[] args) throws IOException {
        List<Loop> loops = Arrays.stream(args).skip(3).map(Loop::parse).toList();
        long begin = System.nanoTime();
        do {
            for (Loop loop : loops) {
                repeat(loop);
            }
        } while (agree(System.nanoTime() - begin < Long.parseLong(args[1]) * 1_000_000));
        for (Loop loop : loops) {
            StringBuilder line = new StringBuilder().append(loop.size());
            for (int r = 0; r <= loop.repetitions(); r++) {
                long nanos = repeat(loop);
                if (r > 0) {
                    line.append((latency ? Exchange.LATENCY : Exchange.BANDWIDTH).value(nanos, loop, 1));
                }
            }
            if (first) {
                System.out.println(line);
            }
        }
    }

    private boolean agree(boolean mine) throws IOException {
        if (first) {
            buffer.put(0, (byte) (mine ? 1 : 0));
            send(1);
            return mine;
        }
        receive(1);
        return buffer.get(0) != 0;
    }

    private long repeat(Loop loop) throws IOException {
        int bytes = Math.max(1, loop.size());
        exchange(1);
        long begin = System.nanoTime();
        for (int i = 0; i < loop.iterations(); i++) {
            if (latency) {
                exchange(bytes);
            } else {
                window(bytes);
            }
        }
        return System.nanoTime() - begin;
    }

    private void exchange(int bytes) throws IOException {
        if (first) {
            send(bytes);
            receive(bytes);
        } else {
            receive(bytes);
            send(bytes);
        }
    }

    private void window(int bytes) throws IOException {
        for (int w = 0; w < PairLoops.WINDOW; w++) {
            if (first) {
                send(bytes);
            } else {
                receive(bytes);
            }
        }
        if (first) {
            receive(4);
        } else {
            send(4);
        }
    }

    private void send(int bytes) throws IOException {
        buffer.position(0).limit(bytes);
        while (buffer.hasRemaining()) {
            socket.write(buffer);
        }
        buffer.clear();
    }

    private void receive(int bytes) throws IOException {
        buffer.position(0).limit(bytes);
        while (buffer.hasRemaining()) {
            if (socket.read(buffer) < 0) {
                throw new EOFException(String.format(Locale.ROOT, "the other process has gone before %d bytes", bytes));
            }
        }
        buffer.clear();
    }
}
