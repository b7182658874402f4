package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ranks of one host pay for, and for what they do only where they talk over tcp. */
class OneHostTest {
    private static final int LESS_THAN_A_PULSE_MILLIS = 5_000;

    @TempDir
    private Path temporary;

    private PjrunProcess start(Map<String, String> environment, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("-J-Xlog:class+load", "-np", "4"));
        all.addAll(List.of(words));
        List<String> jvm = List.of("-Dpjrun.lib=" + PjrunProcess.distribution("lib"));
        return PjrunProcess.start(temporary, jvm, environment, all.toArray(new String[0]));
    }

    @Test
    void ranksOfOneHost_loadNoClassOfNetty() throws Exception {
        try (PjrunProcess pjrun = start(Map.of(), "Ring", "5")) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.out()).contains("org.pjrun.internal.transport.ring.RingTransport");
            assertThat(pjrun.out()).doesNotContain("io.netty").doesNotContain("javax.crypto");
        }
    }

    @Test
    void jobOfOneHost_listensNowhere() throws Exception {
        List<String> jvm = List.of("-Dpjrun.lib=" + PjrunProcess.distribution("lib"));
        try (PjrunProcess pjrun = PjrunProcess.start(
                temporary,
                jvm,
                Map.of(),
                "-np",
                "2",
                "-cp",
                PjrunProcess.programs(),
                Conduct.class.getName(),
                "joined")) {
            pjrun.awaitLines(2);
            for (ProcessHandle each : pjrun.survivors()) {
                assertThat(Listeners.of(each.pid())).isEmpty();
            }
        }
    }

    @Test
    void ranksThatTalkOverTcp_do() throws Exception {
        try (PjrunProcess pjrun = start(Map.of(), "--transport", "tcp", "Ring", "5")) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.out()).contains("io.netty.channel", "the token holds 30");
        }
    }

    @Test
    void longMessagesOverTcp_goOnWithoutBeingAskedByAPulse() throws Exception {
        List<String> jvm = List.of("-Dpjrun.lib=" + PjrunProcess.distribution("lib"));
        List<String> words = new ArrayList<>(List.of("-np", "2", "--transport", "tcp"));
        words.addAll(List.of("-cp", PjrunProcess.programs(), Volley.class.getName(), "4194304", "100"));
        try (PjrunProcess pjrun = PjrunProcess.start(temporary, jvm, Map.of(), words.toArray(new String[0]))) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(Integer.parseInt(pjrun.out().strip())).isLessThan(LESS_THAN_A_PULSE_MILLIS);
        }
    }

    @Test
    void ranksThatEncrypt_talkAsBefore() throws Exception {
        try (PjrunProcess pjrun = start(Map.of(), "--transport", "tcp", "--tls", "Ring", "5")) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.out()).contains("io.netty.handler.ssl.SslHandler", "the token holds 30");
        }
    }

    @Test
    void iface_thatIsNone_isOneLineAndStartsNothing() throws Exception {
        for (String wanted : List.of("nosuch0", "10.0.0/8", "198.51.100.0/24")) {
            try (PjrunProcess pjrun = start(Map.of(), "--transport", "tcp", "--iface", wanted, "Ring", "5")) {
                assertThat(pjrun.await()).isEqualTo(2);
                assertThat(pjrun.out()).isEmpty();
                assertThat(pjrun.messages())
                        .singleElement()
                        .asString()
                        .contains("--iface: ", wanted, "expected: a name");
            }
        }
    }

    @Test
    void ranksOfTwoHosts_shareMemoryAndTalkOverTcp() throws Exception {
        try (PjrunProcess pjrun = start(Map.of("PJ_TEST_HOSTS", "0*2,1*2"), "--iface", "lo", "Ring", "5")) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.out())
                    .contains("transport.ring.RingWriter", "transport.tcp.TcpChannel", "the token holds 30");
        }
    }
}
