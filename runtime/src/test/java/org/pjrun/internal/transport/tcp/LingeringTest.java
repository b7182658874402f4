package org.pjrun.internal.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.internal.transport.Channel;

/** Frames whose senders do not wait go together. */
@Timeout(60)
class LingeringTest {
    private final TcpJob job = new TcpJob(2);
    private final Channel channel = job.ranks.get(0).channel(1);
    private long sent;

    @BeforeEach
    void connect() {
        send(false, 8);
        while (job.notes.get(1).frames.isEmpty()) {
            job.attend();
        }
    }

    @AfterEach
    void end() {
        job.close();
    }

    @Test
    void soon_senderPolls_allCome() {
        for (int i = 0; i < 100; i++) {
            send(true, i);
        }
        job.attend(0);
        hear();
    }

    @Test
    void soon_followedByOneThatMustGo_allComeThoughTheSenderDoesNotPoll() {
        for (int i = 0; i < 100; i++) {
            send(true, i);
        }
        send(false, 8);
        hear();
    }

    @Test
    void soon_asManyAsFillABuffer_comeThoughTheSenderDoesNotPoll() {
        for (int i = 0; i < 90; i++) {
            send(true, 1000);
        }
        while (job.notes.get(1).frames.size() < 60) {
            job.attend(1);
        }
        job.attend(0);
        hear();
    }

    @Test
    void soon_nothingSentJustBefore_comesThoughTheSenderDoesNotPoll() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            Thread.sleep(2);
            send(true, 8);
            hear();
        }
    }

    private void send(boolean soon, int length) {
        assertThat(Notes.send(channel, sent++, length, soon)).isTrue();
    }

    /** Lets the receiver alone poll until everything has come, in order. */
    private void hear() {
        while (job.notes.get(1).frames.size() < sent) {
            job.attend(1);
        }
        assertThat(job.notes.get(1).frames)
                .containsExactlyElementsOf(LongStream.range(0, sent).boxed().toList());
    }
}
