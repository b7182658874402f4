package org.pjrun.internal.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pjrun.internal.bootstrap.Hello;
import org.pjrun.internal.bootstrap.Secret;
import org.pjrun.internal.transport.Channel;

/** Whoever connects to a rank without belonging to its job changes nothing but a few lines in the log. */
class HostileInputTest {
    private final Logger logger = Logger.getLogger("org.pjrun.tcp");
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(line.getMessage());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };
    private final TcpJob job = new TcpJob(2);
    private final List<Socket> open = new ArrayList<>();
    private int sent;

    @BeforeEach
    void listen() {
        logger.addHandler(ear);
        logger.setUseParentHandlers(false);
        goesOn();
    }

    @AfterEach
    void end() throws IOException {
        goesOn();
        for (Socket socket : open) {
            socket.close();
        }
        logger.removeHandler(ear);
        logger.setUseParentHandlers(true);
        job.close();
    }

    /** The job's own ranks talk as before. */
    private void goesOn() {
        Channel channel = job.ranks.get(0).channel(1);
        int goal = sent + 10;
        while (sent < goal) {
            assertThat(Notes.send(channel, sent++, 100)).isTrue();
        }
        while (job.notes.get(1).frames.size() < goal) {
            job.attend();
        }
        assertThat(job.notes.get(1).frames.get(goal - 1)).isEqualTo(goal - 1);
        assertThat(job.notes.get(0).ended).isEmpty();
        assertThat(job.notes.get(1).ended).isEmpty();
    }

    private Socket connect() throws IOException {
        InetSocketAddress listener = job.ranks.get(1).listener();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.getPort());
        open.add(socket);
        return socket;
    }

    /** Waits until the rank has ended a connection. */
    private void awaitEnd(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        socket.setSoTimeout(1);
        while (true) {
            job.attend();
            try {
                if (in.read() < 0) {
                    return;
                }
            } catch (java.net.SocketTimeoutException e) {
                // not yet
            } catch (java.net.SocketException e) {
                return;
            }
        }
    }

    private byte[] read(Socket socket, int bytes) throws IOException {
        while (socket.getInputStream().available() < bytes) {
            job.attend();
        }
        return socket.getInputStream().readNBytes(bytes);
    }

    private static Hello hello(int from, int to, String name) {
        return new Hello(
                Hello.PEER,
                0,
                Wire.BULK_BYTES,
                1,
                from,
                to,
                Hello.job(name),
                99,
                0,
                1024,
                Secret.randomBytes(Hello.NONCE_BYTES));
    }

    @Test
    void randomBytes_areRefused() throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            byte[] bytes = new byte[Hello.BYTES + random.nextInt(5000)];
            random.nextBytes(bytes);
            Socket socket = connect();
            socket.getOutputStream().write(bytes);
            awaitEnd(socket);
        }
        assertThat(log).as("seed " + seed).anyMatch(line -> line.contains("does not speak pjrun's protocol"));
        assertThat(log).as("lines of 50 strangers").hasSizeLessThan(30);
    }

    @Test
    void hellos_ofAnotherJobOrRank_areRefused() throws IOException {
        for (Hello hello :
                List.of(hello(0, 1, "other"), hello(7, 1, "test"), hello(1, 1, "test"), hello(0, 0, "test"))) {
            Socket socket = connect();
            socket.getOutputStream().write(hello.encode());
            awaitEnd(socket);
        }
        assertThat(log).hasSize(4);
    }

    @Test
    void wrongSecret_isRefused() throws IOException {
        byte[] mine = hello(0, 1, "test").encode();
        Socket socket = connect();
        socket.getOutputStream().write(mine);
        byte[] answer = read(socket, Hello.BYTES + Secret.PROOF_BYTES);
        byte[] theirs = Arrays.copyOf(answer, Hello.BYTES);
        socket.getOutputStream().write(Secret.random().dialerProof(mine, theirs, new byte[0]));
        awaitEnd(socket);
        assertThat(log).singleElement().asString().contains("does not know the secret");
    }

    @Test
    void handshake_thatIsReplayed_isRefused() throws IOException {
        byte[] mine = hello(0, 1, "test").encode();
        Socket first = connect();
        first.getOutputStream().write(mine);
        byte[] theirs = Arrays.copyOf(read(first, Hello.BYTES + Secret.PROOF_BYTES), Hello.BYTES);
        byte[] proof = job.secret.dialerProof(mine, theirs, new byte[0]);
        Socket second = connect();
        second.getOutputStream().write(mine);
        second.getOutputStream().write(proof);
        awaitEnd(second);
        assertThat(log).singleElement().asString().contains("does not know the secret");
    }

    @Test
    void helloOfAMember_fromAnotherProcess_doesNotTakeItsPlace() throws IOException {
        byte[] mine = hello(0, 1, "test").encode();
        Socket socket = connect();
        socket.getOutputStream().write(mine);
        byte[] theirs = Arrays.copyOf(read(socket, Hello.BYTES + Secret.PROOF_BYTES), Hello.BYTES);
        socket.getOutputStream().write(job.secret.dialerProof(mine, theirs, new byte[0]));
        awaitEnd(socket);
    }

    @Test
    void connections_thatSayNothing_areEndedInTime() throws IOException {
        Socket silent = connect();
        Socket short1 = connect();
        short1.getOutputStream().write(hello(0, 1, "test").encode(), 0, 50);
        awaitEnd(silent);
        awaitEnd(short1);
        assertThat(log).hasSize(2);
    }

    @Test
    void tenThousandConnections_takeBoundedMemoryAndFewLines() throws IOException {
        for (int i = 0; i < 10_000; i++) {
            Socket socket = connect();
            if (i % 3 == 0) {
                socket.getOutputStream().write(1);
            }
            if (open.size() > 400) {
                open.removeFirst().close();
            }
            job.attend();
            if (i % 100 == 0) {
                assertThat(job.ranks.get(1).strangers()).isLessThanOrEqualTo(256);
            }
        }
        goesOn();
        assertThat(log).hasSizeLessThan(100);
    }
}
