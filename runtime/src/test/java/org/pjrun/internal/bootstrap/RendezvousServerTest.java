package org.pjrun.internal.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keeper of addresses serves its ranks, whoever else connects. */
class RendezvousServerTest {
    private final Secret secret = Secret.random();
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final List<Socket> open = new ArrayList<>();
    private RendezvousServer keeper;

    private void start(boolean tls) throws IOException {
        keeper = new RendezvousServer(
                "test", 4, secret, tls ? Tls.fresh() : null, List.of(InetAddress.getLoopbackAddress()), log::add);
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        keeper.close();
    }

    private Socket connect(boolean tls) throws IOException {
        Socket socket = Outsider.connect(keeper.addresses().getFirst(), tls);
        socket.setSoTimeout(20_000);
        open.add(socket);
        return socket;
    }

    private static byte[] hello(int rank, String job) {
        byte[] nonce = Secret.randomBytes(Hello.NONCE_BYTES);
        return new Hello(Hello.RENDEZVOUS, 0, 0, 0, rank, Hello.NOBODY, Hello.job(job), 1, 0, 0, nonce).encode();
    }

    /** Joins as a rank would, with a proof by some secret over some binding. */
    private Socket join(boolean tls, int rank, Secret by, byte[] binding) throws IOException {
        Socket socket = connect(tls);
        byte[] mine = hello(rank, "test");
        socket.getOutputStream().write(mine);
        byte[] theirs = new DataInputStream(socket.getInputStream()).readNBytes(Hello.BYTES + Secret.PROOF_BYTES);
        socket.getOutputStream().write(by.dialerProof(mine, theirs, binding));
        return socket;
    }

    /** A rank's address comes through. */
    private void serves() throws IOException {
        Socket one = join(false, 1, secret, new byte[0]);
        one.getOutputStream().write(new RendezvousMessage(RendezvousMessage.PUBLISH, 1, new byte[] {7, 8}).encode());
        one.getOutputStream()
                .write(RendezvousMessage.of(RendezvousMessage.ASK, 1).encode());
        RendezvousMessage answer = RendezvousMessage.read(new DataInputStream(one.getInputStream()));
        assertThat(answer.kind()).isEqualTo(RendezvousMessage.CARD);
        assertThat(answer.body()).containsExactly(7, 8);
    }

    private static void awaitEnd(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // its answer
            }
        } catch (java.net.SocketException | javax.net.ssl.SSLException e) {
            assertThat(e).isNotInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    private void awaitLine(String text) {
        while (log.stream().noneMatch(line -> line.contains(text))) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rank_thatProvesItself_isServed(boolean tls) throws IOException {
        start(tls);
        Socket socket = connect(tls);
        byte[] mine = hello(1, "test");
        socket.getOutputStream().write(mine);
        byte[] answer = socket.getInputStream().readNBytes(Hello.BYTES + Secret.PROOF_BYTES);
        byte[] proof = java.util.Arrays.copyOfRange(answer, Hello.BYTES, answer.length);
        assertThat(proof).isEqualTo(secret.listenerProof(mine, answer, Outsider.binding(socket)));
        socket.getOutputStream().write(secret.dialerProof(mine, answer, Outsider.binding(socket)));
        socket.getOutputStream().write(new RendezvousMessage(RendezvousMessage.PUBLISH, 1, new byte[] {7, 8}).encode());
        socket.getOutputStream()
                .write(RendezvousMessage.of(RendezvousMessage.ASK, 1).encode());
        RendezvousMessage card = RendezvousMessage.read(new DataInputStream(socket.getInputStream()));
        assertThat(card.body()).containsExactly(7, 8);
        assertThat(log).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void strangers_areRefusedAndRanksServed(boolean tls) throws IOException {
        start(tls);
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        byte[] bytes = new byte[Hello.BYTES + random.nextInt(1000)];
        random.nextBytes(bytes);
        Socket socket = connect(tls);
        socket.getOutputStream().write(bytes);
        awaitEnd(socket);
        awaitLine("does not speak pjrun's protocol");
        Socket other = connect(tls);
        other.getOutputStream().write(hello(1, "other"));
        awaitEnd(other);
        awaitLine("belongs to another job");
        awaitEnd(join(tls, 1, Secret.random(), new byte[0]));
        awaitLine("does not know the secret");
        assertThat(log).as("seed " + seed).hasSize(3);
    }

    @Test
    void handshake_thatIsReplayed_isRefused() throws IOException {
        start(false);
        byte[] mine = hello(1, "test");
        Socket first = connect(false);
        first.getOutputStream().write(mine);
        byte[] theirs = first.getInputStream().readNBytes(Hello.BYTES + Secret.PROOF_BYTES);
        Socket second = connect(false);
        second.getOutputStream().write(mine);
        second.getOutputStream().write(secret.dialerProof(mine, theirs, new byte[0]));
        awaitEnd(second);
        awaitLine("does not know the secret");
        serves();
    }

    @Test
    void proof_thatCoversAnotherCertificate_isRefused() throws IOException {
        start(true);
        awaitEnd(join(true, 1, secret, Tls.fresh().fingerprint()));
        awaitLine("does not know the secret");
    }

    @Test
    void thousandsThatSayNothing_keepNoRankOut() throws IOException {
        start(false);
        for (int i = 0; i < 3000; i++) {
            Socket socket = connect(false);
            if (i % 3 == 0) {
                socket.getOutputStream().write(1);
            }
            if (open.size() > 400) {
                open.removeFirst().close();
            }
        }
        serves();
        assertThat(log).hasSizeLessThan(100);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void agent_thatProvesItself_isHandedOn_andNobodyElse(boolean tls) throws IOException {
        start(tls);
        Tls own = tls ? Tls.fresh() : null;
        assertThatExceptionOfType(IOException.class)
                .as("nobody takes agents yet")
                .isThrownBy(() -> AgentConnection.open(1, "test", secret, keeper.addresses(), own));
        keeper.agents((host, socket, in, out) -> {
            out.write(host);
            in.readNBytes(1);
        });
        AgentConnection agent = AgentConnection.open(1, "test", secret, keeper.addresses(), own);
        open.add(agent.socket());
        assertThat(agent.in().read()).isEqualTo(1);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> AgentConnection.open(1, "test", Secret.random(), keeper.addresses(), own))
                .withMessageContaining("is not the launcher of this job");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> AgentConnection.open(1, "other", secret, keeper.addresses(), own));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> AgentConnection.open(99, "test", secret, keeper.addresses(), own));
        awaitLine("says it is the agent of host 99");
    }
}
