package org.pjrun.internal.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pjrun.internal.transport.Channel;

/** A peer that is frozen or cut off is told from one that is slow. */
class SilenceTest {
    private static final String SILENCE = "pjrun.tcp.silence-millis";

    @BeforeEach
    void bePatientForASecond() {
        System.setProperty(SILENCE, "1000");
    }

    @AfterEach
    void bePatientAsUsual() {
        System.clearProperty(SILENCE);
    }

    @Test
    void peer_freezesInTheMiddleOfAMessage_countsAsDead() throws IOException {
        try (RelayedJob relayed = new RelayedJob(Long.MAX_VALUE, 0, 0)) {
            TcpJob job = relayed.job;
            Channel sender = job.ranks.get(0).channel(1);
            job.ranks.get(1).channel(0).openLane(new Notes.Message(new byte[16 << 20]));
            sender.streamOn(0, new Notes.Message(new byte[16 << 20]));
            while (relayed.relays.get(0).bytes.get()
                            + relayed.relays.get(1).bytes.get()
                    < 1 << 20) {
                job.attend();
            }
            relayed.relays.forEach(relay -> relay.frozen = true);
            while (job.notes.get(0).ended.isEmpty() || job.notes.get(1).ended.isEmpty()) {
                job.attend();
                LockSupport.parkNanos(100_000);
            }
            relayed.relays.forEach(relay -> relay.frozen = false);
            assertThat(job.notes.get(0).ended).containsExactly("1 DEAD");
            assertThat(job.notes.get(1).ended).containsExactly("0 DEAD");
            assertThat(job.notes.get(1).finished).isEmpty();
        }
    }

    @Test
    void peer_thatIsSlow_lives() throws IOException {
        try (RelayedJob relayed = new RelayedJob(Long.MAX_VALUE, 0, 0)) {
            TcpJob job = relayed.job;
            Channel sender = job.ranks.get(0).channel(1);
            assertThat(Notes.send(sender, 0, 8)).isTrue();
            while (job.notes.get(1).frames.isEmpty()) {
                job.attend();
            }
            long end = System.nanoTime() + 3_000_000_000L;
            for (long next = 0; System.nanoTime() < end; ) {
                job.attend(0);
                if (System.nanoTime() > next) {
                    job.attend(1); // it looks twice in the time of patience
                    next = System.nanoTime() + 450_000_000L;
                }
                LockSupport.parkNanos(1_000_000);
            }
            assertThat(job.notes.get(0).ended).isEmpty();
            assertThat(job.notes.get(1).ended).isEmpty();
        }
    }

    @Test
    void peer_thatIsFarAway_isNoSlowerThanTheWay() throws IOException {
        try (RelayedJob relayed = new RelayedJob(Long.MAX_VALUE, 0, 5_000_000)) {
            TcpJob job = relayed.job;
            Channel sender = job.ranks.get(0).channel(1);
            Notes.Message into = new Notes.Message(new byte[4 << 20]);
            job.ranks.get(1).channel(0).openLane(into);
            sender.streamOn(0, new Notes.Message(new byte[4 << 20]));
            for (int i = 0; i < 100; i++) {
                assertThat(Notes.send(sender, i, 1000)).isTrue();
            }
            while (job.notes.get(0).finished.isEmpty()
                    || job.notes.get(1).frames.size() < 100) {
                job.attend();
            }
            assertThat(into.moved).isEqualTo(4 << 20);
        }
    }

    @Test
    void peer_thatDiesInTheMiddleOfAMessage_countsAsDead() throws IOException {
        try (TcpJob job = new TcpJob(2)) {
            Channel sender = job.ranks.get(0).channel(1);
            job.ranks.get(1).channel(0).openLane(new Notes.Message(new byte[64 << 20]));
            Notes.Message message = new Notes.Message(new byte[64 << 20]);
            sender.streamOn(0, message);
            while (message.moved < 8 << 20) {
                job.attend();
            }
            job.ranks.get(1).abort();
            while (job.notes.get(0).ended.isEmpty()) {
                job.attend(0);
            }
            assertThat(job.notes.get(0).ended).containsExactly("1 DEAD");
            assertThat(job.notes.get(0).finished).isEmpty();
        }
    }
}
