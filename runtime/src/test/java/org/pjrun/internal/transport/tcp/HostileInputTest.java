package org.pjrun.internal.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pjrun.internal.bootstrap.Hello;
import org.pjrun.internal.bootstrap.Secret;
import org.pjrun.internal.transport.Channel;
import org.pjrun.internal.transport.Frame;

/** Whoever connects to a rank without belonging to its job changes nothing but a few lines in the log. */
class HostileInputTest {
    /** Where a member of the job speaks that does not keep to the protocol. */
    private static final int STRANGE = 2;

    private static final long MOST_GROWTH = 16 << 20;

    private final LogEar ear = new LogEar();
    private final Queue<String> log = ear.lines;
    private final TcpJob job = new TcpJob(3);
    private final List<Socket> open = new ArrayList<>();
    private int sent;

    @BeforeEach
    void listen() {
        goesOn();
    }

    @AfterEach
    void end() throws IOException {
        goesOn();
        for (Socket socket : open) {
            socket.close();
        }
        ear.close();
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
        assertThat(job.notes.get(0).ended).doesNotContain("1 DEAD");
        assertThat(job.notes.get(1).ended).doesNotContain("0 DEAD");
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

    /** Connects as a member of the job that knows its secret. */
    private Socket join() throws IOException {
        byte[] mine = hello(STRANGE, 1, "test").encode();
        Socket socket = connect();
        socket.getOutputStream().write(mine);
        byte[] theirs = Arrays.copyOf(read(socket, Hello.BYTES + Secret.PROOF_BYTES), Hello.BYTES);
        socket.getOutputStream().write(job.secret.dialerProof(mine, theirs, new byte[0]));
        return socket;
    }

    private static byte[] frame(int kind, int length, long sequence, long acknowledged) {
        MemorySegment frame = MemorySegment.ofArray(new long[Wire.HEADER_BYTES / 8]);
        Wire.put(frame, 0, Frame.header(kind, 0, 0, length));
        Wire.put(frame, Wire.SEQUENCE, sequence);
        Wire.put(frame, Wire.ACKNOWLEDGED, acknowledged);
        return frame.toArray(ValueLayout.JAVA_BYTE);
    }

    @Test
    void framesOfAMember_thatAreNone_endItsConnectionsAndInTheEndItself() throws IOException {
        int frames = job.notes.get(1).frames.size();
        byte[][] bad = {
            frame(Frame.EAGER, Frame.MOST_EAGER + 1, 0, 0), // longer than any may be
            frame(Frame.ANNOUNCE, 16, 5, 0), // not the next
            frame(Wire.BULK, Wire.BULK_BYTES, 0, 0), // nobody has asked for it
            frame(Wire.ACK, 0, 0, 99) // of what was never sent
        };
        for (byte[] each : bad) {
            int lines = log.size();
            // the rank dials the true member meanwhile, and takes no other connection while it does
            do {
                Socket socket = join();
                socket.getOutputStream().write(each);
                socket.getOutputStream().write(new byte[64]);
                awaitEnd(socket);
            } while (log.size() == lines);
        }
        assertThat(log).hasSize(4).allMatch(line -> line.contains("rank 1: rank 2 at"));
        assertThat(job.notes.get(1).ended).containsExactly("2 DEAD");
        assertThat(job.notes.get(1).frames).hasSize(frames);
        awaitEnd(join());
    }

    @Test
    void framesOfAMember_thatAreCutOff_areNotHandedOver() throws IOException {
        int frames = job.notes.get(1).frames.size();
        for (int bytes : new int[] {1, 8, 55, 56, 60}) {
            Socket socket = join();
            socket.getOutputStream().write(Arrays.copyOf(frame(Frame.EAGER, 100, 0, 0), bytes));
            socket.shutdownOutput();
            awaitEnd(socket);
        }
        assertThat(job.notes.get(1).frames).hasSize(frames);
        assertThat(log).isEmpty();
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
        long before = usedMemory();
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
        assertThat(usedMemory() - before).isLessThan(MOST_GROWTH);
    }

    private static long usedMemory() {
        System.gc();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return direct
                + Runtime.getRuntime().totalMemory()
                - Runtime.getRuntime().freeMemory();
    }
}
