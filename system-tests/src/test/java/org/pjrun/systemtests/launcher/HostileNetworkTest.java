package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.pjrun.internal.bootstrap.Hello;
import org.pjrun.internal.bootstrap.Secret;

/** A job on two hosts whose network is full of people who do not belong to it. */
@EnabledIfSystemProperty(named = "pjrun.proof", matches = "true")
@Timeout(180)
class HostileNetworkTest {
    private static final int FEW = 20;
    private static final int MANY = 10_000;
    private static final int AT_ONCE = 400;
    private static final int MOST_LINES = 400;

    private static Testbed testbed;

    @TempDir
    private Path temporary;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    @BeforeAll
    static void up() throws IOException {
        String obstacle = Testbed.obstacle();
        assumeTrue(obstacle.isEmpty(), "skipped: " + obstacle);
        testbed = new Testbed(2, "hostile");
    }

    @AfterAll
    static void down() throws IOException {
        if (testbed != null) {
            testbed.close();
        }
    }

    private PjrunProcess start() throws Exception {
        String hosts = testbed.host(1) + "," + testbed.host(2);
        PjrunProcess pjrun =
                testbed.pjrun(temporary, "-H", hosts, "--iface", network() + "0/24", Spread.class.getName(), "1000000");
        pjrun.awaitOut("round 1\n");
        return pjrun;
    }

    /** What all addresses of the hosts begin with. */
    private static String network() throws IOException {
        return "10." + Files.readString(testbed.folder().resolve("net")).trim() + ".";
    }

    /** Where launcher, agents and ranks listen. */
    private static List<InetSocketAddress> listeners(PjrunProcess pjrun) throws IOException {
        List<InetSocketAddress> all = new ArrayList<>(Listeners.of(pjrun.pid()));
        for (int host = 1; host <= 2; host++) {
            for (long java : Listeners.javasBeside(testbed.pid(host))) {
                all.addAll(Listeners.of(java));
            }
        }
        return all;
    }

    @Test
    void listeners_areBoundToTheNetworkOfTheJob() throws Exception {
        try (PjrunProcess pjrun = start()) {
            String network = network();
            assertThat(listeners(pjrun))
                    .hasSize(3) // the keeper of addresses and two ranks
                    .allMatch(address -> address.getAddress().getHostAddress().startsWith(network));
        }
    }

    @Test
    void strangers_doNoHarm_andLeaveFewLines() throws Exception {
        try (PjrunProcess pjrun = start()) {
            for (InetSocketAddress listener : listeners(pjrun)) {
                pretend(listener, job());
                sayAnything(listener);
                scan(listener);
                comeInThousands(listener);
            }
            goesOn(pjrun);
            for (String rank : List.of("keeper of addresses: ", "pjrun: rank 0: ", "pjrun: rank 1: ")) {
                assertThat(pjrun.err().lines().filter(line -> line.contains(rank)))
                        .as("seed %d, %s", seed, rank)
                        .anyMatch(line -> line.contains("does not speak pjrun's protocol"))
                        .anyMatch(line -> line.contains("does not know the secret"))
                        .anyMatch(line -> line.contains("belongs to another job"))
                        .anyMatch(line -> line.contains("has connected and"));
            }
            assertThat(pjrun.err().lines()).as("seed %d", seed).hasSizeLessThan(MOST_LINES);
            pjrun.signal("TERM");
            assertThat(pjrun.await()).isEqualTo(128 + 15);
        }
        for (int host = 1; host <= 2; host++) {
            assertThat(testbed.javas(host, 5000)).isEmpty();
        }
    }

    private static void goesOn(PjrunProcess pjrun) throws InterruptedException {
        long rounds = pjrun.out().lines().count();
        pjrun.awaitOut("round " + (rounds + 5) + "\n");
    }

    /** The name of the job, which is no secret. */
    private static String job() throws IOException {
        for (long java : Listeners.javasBeside(testbed.pid(1))) {
            String environment = Files.readString(Path.of("/proc/" + java + "/environ"), StandardCharsets.ISO_8859_1);
            for (String variable : environment.split("\0")) {
                if (variable.startsWith("PJ_JOB=")) {
                    return variable.substring("PJ_JOB=".length());
                }
            }
        }
        throw new IOException("no rank has a job");
    }

    private static Socket connect(InetSocketAddress to) throws IOException {
        Socket socket = new Socket(to.getAddress(), to.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void awaitEnd(Socket socket) throws IOException {
        try (socket) {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // its hello
            }
        } catch (SocketException e) {
            // it has been reset
        }
    }

    private static void scan(InetSocketAddress listener) throws IOException {
        for (int i = 0; i < FEW; i++) {
            connect(listener).close();
        }
        awaitEnd(connect(listener)); // one that says nothing
    }

    private void sayAnything(InetSocketAddress listener) throws IOException {
        for (int i = 0; i < FEW; i++) {
            byte[] bytes = new byte[Hello.BYTES + random.nextInt(5000)];
            random.nextBytes(bytes);
            Socket socket = connect(listener);
            try {
                socket.getOutputStream().write(bytes);
            } catch (SocketException e) {
                // it has been refused already
            }
            awaitEnd(socket);
        }
    }

    /** Says hello as a rank of this job and of another one, to whatever may listen there, but does not know the secret. */
    private static void pretend(InetSocketAddress listener, String job) throws IOException {
        for (int to = 0; to < 2; to++) {
            pretend(listener, hello(Hello.PEER, 1 - to, to, job));
            pretend(listener, hello(Hello.RENDEZVOUS, to, Hello.NOBODY, job));
            pretend(listener, hello(Hello.PEER, 1 - to, to, "other"));
        }
    }

    private static void pretend(InetSocketAddress listener, Hello hello) throws IOException {
        Socket socket = connect(listener);
        socket.getOutputStream().write(hello.encode());
        byte[] answer = socket.getInputStream().readNBytes(Hello.BYTES + Secret.PROOF_BYTES);
        if (answer.length == Hello.BYTES + Secret.PROOF_BYTES) {
            // the listener's own proof, sent back, is none of a dialer
            socket.getOutputStream().write(Arrays.copyOfRange(answer, Hello.BYTES, answer.length));
        }
        awaitEnd(socket);
    }

    private static Hello hello(int role, int from, int to, String job) {
        byte[] nonce = Secret.randomBytes(Hello.NONCE_BYTES);
        return new Hello(role, 0, 1 << 20, 1, from, to, Hello.job(job), 99, 0, 1024, nonce);
    }

    private static void comeInThousands(InetSocketAddress listener) throws IOException {
        Deque<Socket> open = new ArrayDeque<>();
        for (int i = 0; i < MANY; i++) {
            Socket socket = connect(listener);
            if (i % 3 == 0) {
                try {
                    socket.getOutputStream().write(1);
                } catch (SocketException e) {
                    // it has been closed already
                }
            }
            open.add(socket);
            if (open.size() > AT_ONCE) {
                open.remove().close();
            }
        }
        for (Socket socket : open) {
            socket.close();
        }
    }
}
