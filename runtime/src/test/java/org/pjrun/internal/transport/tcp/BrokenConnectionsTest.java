package org.pjrun.internal.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.pjrun.internal.transport.Channel;

/** A connection that is torn loses nothing and doubles nothing. */
class BrokenConnectionsTest {
    @Test
    void connection_isResetAgainAndAgain_streamGoesOn() throws IOException {
        transfer(16, 4 << 20, 3 << 20, 10);
    }

    @Test
    @EnabledIfSystemProperty(named = "pjrun.soak", matches = "true")
    @Timeout(600)
    void connection_isResetAHundredTimesDuringAGibibyte_streamGoesOn() throws IOException {
        transfer(256, 4 << 20, 10 << 20, 100);
    }

    /** Sends messages both ways, bulk and small ones between them, while connections are reset. */
    private static void transfer(int messages, int length, long cutAfter, int cuts) throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        byte[] content = new byte[length];
        random.nextBytes(content);
        long checksum = checksum(content);
        try (RelayedJob relayed = new RelayedJob(cutAfter, cuts, 0)) {
            TcpJob job = relayed.job;
            Channel[] channels = {job.ranks.get(0).channel(1), job.ranks.get(1).channel(0)};
            List<Notes.Message> received = new ArrayList<>();
            int small = 0;
            for (int m = 0; m < messages; m++) {
                int sender = m & 1;
                Notes.Message into = new Notes.Message(new byte[length]);
                channels[1 - sender].openLane(into);
                channels[sender].streamOn(0, new Notes.Message(content));
                received.add(into);
                while (job.notes.get(0).finished.size()
                                + job.notes.get(1).finished.size()
                        < 2 * (m - 1)) {
                    job.attend();
                    if (Notes.send(channels[0], small, random.nextInt(100), random.nextBoolean())) {
                        small++;
                    }
                }
            }
            while (job.notes.get(0).finished.size() + job.notes.get(1).finished.size() < 2 * messages
                    || job.notes.get(1).frames.size() < small) {
                job.attend();
            }
            for (Notes.Message message : received) {
                assertThat(checksum(message.memory)).as("seed " + seed).isEqualTo(checksum);
            }
            for (int i = 0; i < small; i++) {
                assertThat(job.notes.get(1).frames.get(i)).as("seed " + seed).isEqualTo(i);
            }
            assertThat(relayed.relays.get(0).cuts.get()
                            + relayed.relays.get(1).cuts.get())
                    .as("resets")
                    .isGreaterThanOrEqualTo(cuts);
            assertThat(job.notes.get(0).ended).isEmpty();
        }
    }

    private static long checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
