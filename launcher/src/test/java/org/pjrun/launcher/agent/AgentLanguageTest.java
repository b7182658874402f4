package org.pjrun.launcher.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pjrun.internal.bootstrap.Secret;
import org.pjrun.launcher.plan.Input;
import org.pjrun.launcher.plan.Machine;
import org.pjrun.launcher.plan.ProcessPlan;
import org.pjrun.launcher.plan.RankArchive;

/** What launcher and agent say to each other comes as it was said, and rubbish ends the conversation. */
final class AgentLanguageTest {
    private static final ProcessPlan PLAN = new ProcessPlan(
            "a", 3, 1, List.of("java", "-cp", "x y", "ü"), Map.of("A", "b=c", "E", ""), "/d", Input.COPIED, "", 0);

    @Test
    void orders_comeAsTheyWereSaid() throws IOException {
        for (Order order : List.of(
                new Order.Stage(List.of("12ab", "34cd")),
                new Order.Complete("12ab"),
                new Order.Setup(4, true, Map.of("A", "1"), "/home/x"),
                new Order.Start(PLAN),
                new Order.End(2, true),
                new Order.Ask(7, false),
                new Order.Spawn(List.of(List.of("ssh", "b"), List.of("ssh", "c"))),
                new Order.Beat(),
                new Order.Farewell())) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Order.write(new DataOutputStream(bytes), order);
            assertThat(Order.read(in(bytes.toByteArray()))).isEqualTo(order);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Order.write(new DataOutputStream(bytes), new Order.Piece("12", "a/B.class", true, new byte[] {1, 2}));
        assertThat(Order.read(in(bytes.toByteArray())))
                .usingRecursiveComparison()
                .isEqualTo(new Order.Piece("12", "a/B.class", true, new byte[] {1, 2}));
    }

    @Test
    void notices_comeAsTheyWereSaid() throws IOException {
        Facts facts = new Facts(
                12, new Machine(4, 1L << 33, "/jdk", false, List.of("0,2", "1,3")), "25", RankArchive.NONE, "/store");
        for (Notice notice : List.of(
                new Notice.Hello(facts),
                new Notice.Missing(List.of("1")),
                new Notice.Started(3, 1L << 40),
                new Notice.Refused(3, "no such folder"),
                new Notice.Taken(3, 99),
                new Notice.Ended(3, 137, true, "sends 1"),
                new Notice.Line("a line"),
                new Notice.Beat(12_345))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Notice.write(new DataOutputStream(bytes), notice);
            assertThat(Notice.read(in(bytes.toByteArray()))).isEqualTo(notice);
        }
    }

    @Test
    void rubbish_isRefusedWithoutTakingMuchMemory() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(200)];
            random.nextBytes(bytes);
            bytes[0] = (byte) random.nextInt(13);
            DataInputStream orders = in(bytes);
            assertThatExceptionOfType(IOException.class).as("seed " + seed).isThrownBy(() -> {
                while (true) {
                    Order.read(orders);
                }
            });
            DataInputStream notices = in(bytes);
            assertThatExceptionOfType(IOException.class).as("seed " + seed).isThrownBy(() -> {
                while (true) {
                    Notice.read(notices);
                }
            });
        }
    }

    @Test
    void invitation_isReadAsItWasWritten_andRubbishIsNone() throws IOException {
        Invitation invitation = new Invitation(
                "job",
                Secret.random(),
                List.of("a.example.org", "b"),
                List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711)),
                true);
        Invitation read = Invitation.read(new BufferedReader(new StringReader(invitation.text())));
        assertThat(read.text()).isEqualTo(invitation.text());
        assertThat(read.number("b")).isEqualTo(1);
        assertThat(read.number("a")).isZero();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read.number("c"))
                .withMessage("this host is called c (expected: one of a.example.org, b)");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Invitation.read(new BufferedReader(new StringReader("rubbish\n"))))
                .withMessageContaining("does not say whose agent this is");
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
