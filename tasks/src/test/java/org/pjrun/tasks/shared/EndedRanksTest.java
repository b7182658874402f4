package org.pjrun.tasks.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.pjrun.Comm;
import org.pjrun.PeerFailedException;
import org.pjrun.tasks.Condition;
import org.pjrun.tasks.CyclicBarrier;
import org.pjrun.tasks.Event;
import org.pjrun.tasks.Lock;
import org.pjrun.tasks.Pipe;
import org.pjrun.tasks.Queue;
import org.pjrun.tasks.Semaphore;
import org.pjrun.testkit.RankProgram;
import org.pjrun.testkit.Ranks;

/** Ranks that end while others wait for what only they, or also they, could do: nobody waits for ever. */
final class EndedRanksTest {
    private static final int GO = 1;

    /** How a rank ends here; for the others it is dead. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Runs a program, one of whose ranks ends amid it. */
    private static void run(int ranks, RankProgram program) {
        assertThatThrownBy(() -> Ranks.run(ranks, program))
                .isInstanceOf(Ended.class)
                .satisfies(e ->
                        assertThat(e.getSuppressed()).singleElement().asString().contains("thrown by rank"));
    }

    /** The rank tells all others that it has got so far, and ends. */
    private static void end(Comm comm) {
        for (int rank = 0; rank < comm.size(); rank++) {
            if (rank != comm.rank()) {
                comm.send(1, rank, GO);
            }
        }
        throw new Ended();
    }

    private static void assertTold(ThrowingCallable wait, String message) {
        assertThatThrownBy(wait).isInstanceOf(PeerFailedException.class).hasMessage(message);
    }

    @Test
    void lock_ofItsHolder_isToldUntilItIsRecovered() {
        run(3, comm -> {
            Lock lock = Lock.of(comm, "door");
            if (comm.rank() == 1) {
                lock.lock();
                end(comm);
            }
            comm.recvInt(1, GO);
            String lost = "lock door: rank 1, which holds it, has ended (expected: unlock before); see recover()";
            assertTold(lock::lock, lost);
            assertTold(() -> lock.tryLock(Duration.ofSeconds(20)), lost);
            assertThat(lock.tryLock()).isFalse();
            meet(comm); // both have been told
            if (comm.rank() == 2) {
                assertThat(lock.recover()).isTrue();
                comm.send(1, 0, GO);
            } else {
                comm.recvInt(2, GO);
                assertThat(lock.recover()).isFalse();
            }
            lock.lock();
            lock.unlock();
            meet(comm);
        });
    }

    /** Lets ranks 0 and 2 wait for each other. */
    private static void meet(Comm comm) {
        int other = 2 - comm.rank();
        comm.sendrecv(new int[1], other, GO, new int[1], other, GO);
    }

    @Test
    void condition_isLeftWithTheLock() {
        run(3, comm -> {
            Lock lock = Lock.of(comm, "door");
            Condition open = lock.condition("open");
            if (comm.rank() == 1) {
                comm.recvInt(0, GO);
                comm.recvInt(2, GO);
                lock.lock(); // once both await it, or are about to
                lock.unlock();
                throw new Ended();
            }
            lock.lock();
            comm.send(1, 1, GO);
            assertTold(
                    open::await,
                    "waiting for condition open of lock door: rank 1 has ended, which may have been the one to end this"
                            + " wait; wait again for other ranks");
            assertThat(open.await(Duration.ofMillis(1))).isFalse();
            lock.unlock();
            meet(comm);
        });
    }

    @Test
    void permits_ofAnEndedRank_areMissed() {
        run(3, comm -> {
            Semaphore two = Semaphore.of(comm, "two", 2);
            if (comm.rank() == 1) {
                two.acquire(2);
                end(comm);
            }
            comm.recvInt(1, GO);
            assertTold(
                    two::acquire,
                    "semaphore two: rank 1 has ended with 2 of its permits (expected: release before); release() makes"
                            + " up for them");
            meet(comm);
            two.release();
            two.acquire();
            meet(comm);
        });
    }

    @Test
    void queue_isToldOnceAndGoesOn() {
        run(3, comm -> {
            Queue<String> queue = Queue.of(comm, "words", 5);
            if (comm.rank() == 1) {
                queue.put("last");
                end(comm);
            }
            comm.recvInt(1, GO);
            if (comm.rank() == 0) {
                assertThat(queue.take()).contains("last");
                assertTold(
                        queue::take,
                        "waiting for an element of queue words: rank 1 has ended, which may have been the one to end"
                                + " this wait; wait again for other ranks");
                comm.send(1, 2, GO);
                assertThat(queue.take()).contains("more");
            } else {
                comm.recvInt(0, GO);
                queue.put("more");
            }
            meet(comm);
        });
    }

    @Test
    void elementsThatAnEndedRankTook_areMissedByWhoJoins() {
        run(3, comm -> {
            Queue<Integer> queue = Queue.of(comm, "jobs", 5);
            if (comm.rank() == 0) {
                queue.put(1);
                queue.put(2);
            } else if (comm.rank() == 1) {
                queue.take();
                end(comm);
            }
            comm.recvInt(1, GO);
            if (comm.rank() == 2) {
                queue.take();
                queue.taskDone();
            }
            meet(comm);
            assertThatThrownBy(queue::join)
                    .isInstanceOf(PeerFailedException.class)
                    .hasMessageStartingWith("queue jobs: rank 1 has ended with 1 of the elements that it took");
            meet(comm);
            if (comm.rank() == 2) {
                queue.taskDone(); // for the other one
            }
            meet(comm);
            queue.join();
            meet(comm);
        });
    }

    @Test
    void pipe_withoutItsOtherEnd_isBroken() {
        run(3, comm -> {
            Pipe<Integer> to = Pipe.of(comm, "to", 0, 1, 5);
            Pipe<Integer> from = Pipe.of(comm, "from", 1, 2, 5);
            if (comm.rank() == 1) {
                from.write(7);
                end(comm);
            }
            comm.recvInt(1, GO);
            if (comm.rank() == 0) {
                assertThatThrownBy(() -> {
                            while (true) {
                                to.write(1); // there is room for some until the end is known
                            }
                        })
                        .isInstanceOf(PeerFailedException.class);
                assertTold(() -> to.write(1), "pipe to: rank 1, which reads from it, has ended");
            } else {
                assertThat(from.read()).isEqualTo(7);
                assertTold(
                        from::read,
                        "waiting for something to read from pipe from: rank 1 has ended, so this wait would never end");
            }
            meet(comm);
        });
    }

    @Test
    void meetingPoints_ofAnEndedRank_letNobodyWait() {
        run(3, comm -> {
            CyclicBarrier barrier = CyclicBarrier.of(comm, "all", 3);
            Event event = Event.of(comm, "go");
            barrier.await();
            if (comm.rank() == 1) {
                end(comm);
            }
            comm.recvInt(1, GO);
            String broken =
                    "barrier all: rank 1, one of its 3 parties, has ended; they can meet at a barrier of another"
                            + " name";
            assertTold(barrier::await, broken);
            assertTold(barrier::await, broken);
            assertThatThrownBy(event::await).isInstanceOf(PeerFailedException.class);
            meet(comm);
            event.set();
            event.await();
            meet(comm);
        });
    }

    @Test
    void rankThatKeepsThem_isMissedByAll() {
        run(2, comm -> {
            Lock lock = Lock.of(comm, "door");
            if (comm.rank() == 0) {
                lock.lock();
                end(comm);
            }
            comm.recvInt(0, GO);
            assertThatThrownBy(lock::lock)
                    .isInstanceOf(PeerFailedException.class)
                    .hasMessageStartingWith("lock door: rank 0, which keeps it, has ended: ");
        });
    }
}
