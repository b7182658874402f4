package org.pjrun.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.pjrun.Comm;
import org.pjrun.Diagnosis;
import org.pjrun.PeerFailedException;
import org.pjrun.Request;

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
    void deadlock_afterVirtualThreadsHaveWaitedForMonitors_isFound() throws InterruptedException {
        Object monitor = new Object();
        Thread waiter;
        synchronized (monitor) {
            waiter = Thread.startVirtualThread(() -> {
                synchronized (monitor) {
                    monitor.notifyAll();
                }
            });
            while (waiter.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait(); // then the JVM has a thread that looks after such waiters, for ever
            }
        }
        waiter.join();
        assertThatThrownBy(() -> Ranks.of(2).stallAfter(STALL).run(comm -> comm.recv(new int[4], 1 - comm.rank(), 7)))
                .isInstanceOf(DeadlockError.class);
    }

    @Test
    void ranksThatWaitForThemselves_areEnded() {
        RankProgram program = comm -> {
            int me = comm.rank();
            Request send = comm.issend(new int[1], me, 1);
            assertThatThrownBy(() -> comm.recv(new int[1], me, 2))
                    .isInstanceOf(PeerFailedException.class)
                    .hasMessageContaining("the run has been ended");
            assertThatThrownBy(send::waitFor).isInstanceOf(PeerFailedException.class);
            assertThatThrownBy(() -> comm.recv(new int[1], me, 3)).isInstanceOf(PeerFailedException.class);
        };
        for (int size = 1; size <= 2; size++) {
            Ranks ranks = Ranks.of(size).stallAfter(STALL);
            assertThatThrownBy(() -> ranks.run(program))
                    .isInstanceOf(DeadlockError.class)
                    .hasNoSuppressedExceptions();
        }
    }

    @Test
    void lastOperations_haveTheirOwnLineAndTime_whereAllIsChecked() {
        Ranks.of(1).checkFully().run(comm -> {
            for (int i = 0; i < 2; i++) {
                comm.isend(new int[1], 0, 1);
            }
            Request first = comm.irecv(new int[1], 0, 1);
            Request second = comm.irecv(new int[1], 0, 1);
            String text = Diagnosis.snapshot(comm);
            assertThat(text.lines()
                            .filter(line -> line.matches("  lately: receive from 0, tag 1, 4 bytes, on world  "
                                    + " DeadlockTest.java:\\d+   [\\d:.]{12}")))
                    .hasSize(2)
                    .doesNotHaveDuplicates();
            first.waitFor();
            second.waitFor();
        });
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

    @Test
    void declaredWaits_inACircle_areADeadlock() {
        RankProgram program = comm -> {
            int other = 1 - comm.rank();
            try (Diagnosis.Wait wait = Diagnosis.waiting(comm, "lock " + other, Diagnosis.Needs.ALL, other)) {
                assertThat(wait).isNotNull();
                new CountDownLatch(1).await();
            }
        };
        assertThatThrownBy(() -> Ranks.of(2).stallAfter(STALL).run(program))
                .isInstanceOf(DeadlockError.class)
                .hasMessageContaining("rank 0   lock 1   DeadlockTest.java:")
                .extracting(e -> ((DeadlockError) e).causes())
                .isEqualTo(List.of("LOCK_ORDER"));
    }

    @Test
    void declaredWait_forARankThatGoesOn_isNone() {
        CountDownLatch released = new CountDownLatch(1);
        Ranks.of(2).stallAfter(STALL).run(comm -> {
            if (comm.rank() == 0) {
                try (Diagnosis.Wait wait = Diagnosis.waiting(comm, "lock", Diagnosis.Needs.ANY, 1)) {
                    assertThat(wait).isNotNull();
                    released.await();
                }
            } else {
                Thread.sleep(400);
                released.countDown();
            }
            comm.barrier();
        });
    }

    @Test
    void whatIsLeft_isAnErrorWhereNothingMayBe() {
        RankProgram program = comm -> {
            comm.send(new int[4], 1 - comm.rank(), 3);
            comm.barrier();
        };
        Ranks.run(2, program);
        assertThatThrownBy(() -> Ranks.of(2).leavingNothing().run(program))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "a message from rank 1 that nobody has received, 16 bytes of INT, tag 3, on world,"
                                + " sent at DeadlockTest.java:");
    }

    @Test
    void snapshot_tellsWhatARankHasNotDoneYet() {
        Ranks.run(2, comm -> {
            Request request = comm.irecv(new int[4], 1 - comm.rank(), 9);
            assertThat(Diagnosis.snapshot(comm))
                    .contains("not completed: receive from " + (1 - comm.rank()) + ", tag 9", "DeadlockTest.java:");
            comm.barrier(); // nobody sends before both have looked
            comm.send(new int[4], 1 - comm.rank(), 9);
            request.waitFor();
        });
    }

    @Test
    void assertNoDeadlock_findsSendsThatRelyOnRoom() {
        RankProgram program = comm -> {
            comm.send(new int[1], 1 - comm.rank(), 0);
            comm.recv(new int[1], 1 - comm.rank(), 0);
        };
        Ranks.run(2, program);
        assertThatThrownBy(() -> Ranks.assertNoDeadlock(2, program)).isInstanceOf(DeadlockError.class);
    }

    @Test
    void assertNothingLeft_namesTheLineThatMadeIt() {
        assertThatThrownBy(() -> Ranks.assertNothingLeft(2, Comm::dup))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("was never freed");
        Ranks.assertNothingLeft(2, comm -> comm.dup().free());
    }
}
