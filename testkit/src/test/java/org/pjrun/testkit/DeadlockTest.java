package org.pjrun.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pjrun.Comm;

/** A run that cannot end says why. */
final class DeadlockTest {
    private static final Duration STALL = Duration.ofMillis(100);

    @Test
    void deadlock_isAnErrorThatExplainsItself() {
        RankProgram program = comm -> comm.recv(new int[4], 1 - comm.rank(), 7);
        assertThatThrownBy(() -> Ranks.of(2).stallAfter(STALL).run(program))
                .isInstanceOf(DeadlockError.class)
                .hasMessageStartingWith("DEADLOCK")
                .hasMessageContaining("rank 0   recv from 1, tag 7, on world   DeadlockTest.java:")
                .hasMessageContaining("circle: 0 -> 1 -> 0")
                .extracting(e -> ((DeadlockError) e).causes())
                .isEqualTo(List.of("HEAD_TO_HEAD_RECEIVES"));
    }

    @Test
    void rankThatSleepsLong_isWaitedFor() {
        Ranks.of(3).stallAfter(STALL).run(comm -> {
            if (comm.rank() == 0) {
                Thread.sleep(600);
            }
            comm.barrier();
        });
    }

    @Test
    void messageFromAThreadThatStartsLate_isWaitedFor() {
        Ranks.of(2).stallAfter(STALL).run(comm -> {
            if (comm.rank() == 0) {
                Thread late = new Thread(() -> {
                    try {
                        Thread.sleep(400);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    comm.send(5, 1, 0);
                });
                late.start();
                assertThat(comm.recvInt(1, 1)).isEqualTo(6);
                late.join();
            } else {
                comm.send(comm.recvInt(Comm.ANY_SOURCE, 0) + 1, 0, 1);
            }
        });
    }
}
