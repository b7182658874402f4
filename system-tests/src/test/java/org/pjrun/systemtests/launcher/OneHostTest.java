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
    void ranksThatTalkOverTcp_do() throws Exception {
        try (PjrunProcess pjrun = start(Map.of(), "--transport", "tcp", "Ring", "5")) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.out()).contains("io.netty.channel", "the token holds 30");
        }
    }

    @Test
    void ranksOfTwoHosts_shareMemoryAndTalkOverTcp() throws Exception {
        try (PjrunProcess pjrun = start(Map.of("PJ_TEST_HOSTS", "0*2,1*2"), "Ring", "5")) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.out())
                    .contains("transport.ring.RingWriter", "transport.tcp.TcpChannel", "the token holds 30");
        }
    }
}
