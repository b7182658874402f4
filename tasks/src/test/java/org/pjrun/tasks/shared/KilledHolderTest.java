package org.pjrun.tasks.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pjrun.Comm;
import org.pjrun.Crew;
import org.pjrun.PeerFailedException;
import org.pjrun.tasks.Lock;

/** A process that is killed while it holds a lock. */
final class KilledHolderTest {
    private static final int TOLD = 1;

    /** What the hired do: the first holds the lock for ever, the second wants it. */
    static final class Hired {
        private Hired() {}

        public static void main(String[] args) throws InterruptedException {
            Comm comm = Comm.world();
            Lock lock = Lock.of(comm, "door");
            if (comm.rank() == 1) {
                lock.lock();
                comm.sendObject("held", 0, TOLD);
                Thread.sleep(Duration.ofMinutes(1));
            } else {
                comm.recvObject(0, TOLD);
                try {
                    lock.lock();
                } catch (PeerFailedException e) {
                    comm.sendObject(e.getMessage() + "; recovered: " + lock.recover(), 0, TOLD);
                }
            }
        }
    }

    @Test
    void lock_ofAKilledProcess_isToldToWhoWaits() {
        try (Crew crew = Crew.of(2, 2, Hired.class, List.of(), List.of())) {
            Lock lock = Lock.of(crew.comm(), "door");
            int holder = crew.hire();
            int waiting = crew.hire();
            assertThat(crew.comm().<String>recvObject(holder, TOLD)).isEqualTo("held");
            crew.comm().sendObject("go", waiting, TOLD);
            assertThat(lock.tryLock()).isFalse();
            crew.kill(holder);
            assertThat(crew.comm().<String>recvObject(waiting, TOLD))
                    .isEqualTo("lock door: rank 1, which holds it, has ended (expected: unlock before); see recover();"
                            + " recovered: true");
        }
    }
}
