package org.pjrun.internal.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.internal.bootstrap.Subnet;

/** Of several addresses those are tried first that a rank shares a subnet with, and the secret tells which is right. */
class SelectionTest {
    private static final Card CARD =
            card("192.0.2.7/24:40001 10.1.2.7/16:40002 [v6] 10.9.2.7/16:40003".replace("[v6]", "fd00::7/64:40004"));

    private static Card card(String text) {
        try {
            return Card.decode(text.getBytes(StandardCharsets.US_ASCII));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Subnet subnet(String address, int prefix) {
        return new Subnet(InetAddress.ofLiteral(address), prefix);
    }

    private static List<Integer> order(Subnet... ours) {
        return CARD.inOrder(List.of(ours)).stream()
                .map(InetSocketAddress::getPort)
                .toList();
    }

    @Test
    void addresses_ofACommonSubnet_comeFirst() {
        assertThat(order()).containsExactly(40001, 40002, 40004, 40003);
        assertThat(order(subnet("10.9.0.1", 16))).containsExactly(40003, 40001, 40002, 40004);
        assertThat(order(subnet("fd00::1", 64))).containsExactly(40004, 40001, 40002, 40003);
        assertThat(order(subnet("10.9.0.1", 16), subnet("10.1.0.1", 16))).containsExactly(40002, 40003, 40001, 40004);
    }

    @Test
    void card_isReadAsItWasWritten() throws UnknownHostException {
        assertThat(Card.decode(CARD.encode())).isEqualTo(CARD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.1", "10.0.0.1:5", "10.0.0.1/8", "10.0.0.1/8:x", "name/8:5", "10.0.0.1/8:70000"})
    void card_thatIsNone_isRefused(String text) {
        assertThatThrownBy(() -> Card.decode(text.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void address_thatLeadsToAProcessOfAnotherJob_isPassedOver() throws IOException {
        try (LogEar ear = new LogEar();
                TcpJob other = new TcpJob(2);
                TcpJob job = new TcpJob(2)) {
            int wrong = other.ranks.get(1).listener().getPort();
            beyond(job, wrong);
            assertThat(Notes.send(job.ranks.get(0).channel(1), 7, 100)).isTrue();
            while (job.notes.get(1).frames.isEmpty()) {
                job.attend();
                other.attend();
            }
            assertThat(job.notes.get(1).frames).containsExactly(7L);
            assertThat(other.notes.get(1).frames).isEmpty();
            assertThat(ear.lines).anyMatch(line -> line.contains("does not know the secret"));
        }
    }

    @Test
    void address_thatNobodyListensAt_isPassedOver() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        try (TcpJob job = new TcpJob(2)) {
            beyond(job, nobody);
            assertThat(Notes.send(job.ranks.get(0).channel(1), 7, 100)).isTrue();
            while (job.notes.get(1).frames.isEmpty()) {
                job.attend();
            }
            assertThat(job.notes.get(0).ended).isEmpty();
        }
    }

    /** Tells ranks that rank 1 listens at another port, too, which is to be tried first. */
    private static void beyond(TcpJob job, int port) throws IOException {
        try (KeeperTalk keeper = new KeeperTalk(job, 1)) {
            Card.Place right = keeper.ask().places().get(0);
            keeper.publish(new Card(List.of(new Card.Place(right.subnet(), port), right)));
        }
    }
}
