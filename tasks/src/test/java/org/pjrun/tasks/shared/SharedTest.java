package org.pjrun.tasks.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.ElementType;
import org.pjrun.Op;
import org.pjrun.tasks.Condition;
import org.pjrun.tasks.Counter;
import org.pjrun.tasks.CyclicBarrier;
import org.pjrun.tasks.Event;
import org.pjrun.tasks.Lock;
import org.pjrun.tasks.Pipe;
import org.pjrun.tasks.Queue;
import org.pjrun.tasks.Semaphore;
import org.pjrun.tasks.SharedArray;
import org.pjrun.tasks.SharedMap;
import org.pjrun.tasks.SharedValue;
import org.pjrun.tasks.internal.shared.RemoteCells;
import org.pjrun.testkit.DeadlockError;
import org.pjrun.testkit.RankProgram;
import org.pjrun.testkit.Ranks;

/** Objects that ranks share. */
final class SharedTest {
    private static final Duration STALL = Duration.ofMillis(200);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void lock_isHeldByOneThreadAtATime(int ranks) {
        AtomicInteger inside = new AtomicInteger();
        Ranks.run(ranks, comm -> {
            Lock lock = Lock.of(comm, "door");
            for (int i = 0; i < 50; i++) {
                try (Lock.Guard guard = lock.acquire()) {
                    assertThat(guard).isNotNull();
                    lock.lock(); // reentrant
                    assertThat(inside.incrementAndGet()).isEqualTo(1);
                    Thread.yield();
                    inside.decrementAndGet();
                    lock.unlock();
                }
            }
            comm.barrier();
            assertThatThrownBy(lock::unlock)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("lock door: unlock by a thread of rank " + comm.rank()
                            + ", which does not hold it (nobody does)");
            comm.barrier();
        });
    }

    @Test
    void tryLock_givesUpWhenItsTimeIsOver() {
        Ranks.run(2, comm -> {
            Lock lock = Lock.of(comm, "door");
            if (comm.rank() == 0) {
                lock.lock();
                comm.barrier();
                comm.barrier();
                lock.unlock();
            } else {
                comm.barrier();
                assertThat(lock.tryLock()).isFalse();
                assertThat(lock.tryLock(Duration.ofMillis(80))).isFalse();
                comm.barrier();
                assertThat(lock.tryLock(Duration.ofSeconds(20))).isTrue();
                lock.unlock();
            }
            comm.barrier();
        });
    }

    @Test
    void wait_isInterrupted() {
        Ranks.run(2, comm -> {
            Lock lock = Lock.of(comm, "door");
            if (comm.rank() == 0) {
                lock.lock();
            }
            comm.barrier();
            if (comm.rank() == 1) {
                Thread.currentThread().interrupt();
                assertThatThrownBy(lock::lockInterruptibly).isInstanceOf(InterruptedException.class);
            }
            comm.barrier();
            if (comm.rank() == 0) {
                lock.unlock();
            } else {
                lock.lock();
                lock.unlock();
            }
            comm.barrier();
        });
    }

    @Test
    void condition_isSignalled() {
        Ranks.run(3, comm -> {
            Lock lock = Lock.of(comm, "door");
            Condition open = lock.condition("open");
            Counter waiting = Counter.of(comm, "waiting");
            lock.lock();
            if (comm.rank() == 0) {
                while (waiting.value() < 2) {
                    assertThat(open.await(Duration.ofMillis(5))).isFalse();
                }
                open.signalAll();
            } else {
                waiting.increment();
                open.await();
            }
            lock.unlock();
            assertThatThrownBy(open::signal).hasMessageContaining("signal by a thread of rank");
            comm.barrier();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void queue_handsEachElementToOneTaker(int ranks) {
        Ranks.run(ranks, comm -> {
            Queue<Integer> queue = Queue.of(comm, "numbers", ranks == 1 ? 1000 : 3);
            int each = 100;
            if (comm.rank() == 0) {
                for (int i = 1; i <= each; i++) {
                    queue.put(i);
                }
                queue.close();
                assertThatThrownBy(() -> queue.put(1))
                        .hasMessageContaining("queue numbers: put, though it has been closed");
            }
            int sum = 0;
            if (comm.rank() > 0 || ranks == 1) {
                for (int number : queue) {
                    sum += number;
                    queue.taskDone();
                }
                assertThat(queue.take()).isEmpty();
                queue.join();
            }
            assertThat(comm.allreduce(sum, Op.SUM)).isEqualTo(each * (each + 1) / 2);
            assertThat(queue.poll()).isEmpty();
            comm.barrier();
        });
    }

    @Test
    void pipe_hasTwoEnds() {
        Ranks.run(3, comm -> {
            Pipe<String> pipe = Pipe.of(comm, "words", 2, 1, 2);
            if (comm.rank() == 2) {
                for (int i = 0; i < 10; i++) {
                    pipe.write("word " + i);
                }
                pipe.close();
                assertThatThrownBy(pipe::read)
                        .hasMessage("pipe words: rank 2 reads (expected: rank 1, which has the reading end)");
            } else if (comm.rank() == 1) {
                for (int i = 0; i < 10; i++) {
                    assertThat(pipe.read()).isEqualTo("word " + i);
                }
                assertThatThrownBy(pipe::read).hasMessageContaining("it has been closed, and all has been read");
            }
            comm.barrier();
        });
    }

    @Test
    void meetingPoints_holdThreadsBack() {
        AtomicInteger inside = new AtomicInteger();
        Ranks.run(4, comm -> {
            Semaphore two = Semaphore.of(comm, "two", 2);
            CyclicBarrier barrier = CyclicBarrier.of(comm, "all", 4);
            Event event = Event.of(comm, "go");
            for (int i = 0; i < 20; i++) {
                two.acquire();
                assertThat(inside.incrementAndGet()).isBetween(1, 2);
                inside.decrementAndGet();
                two.release();
            }
            int place = barrier.await();
            assertThat(comm.allreduce(place, Op.SUM)).isEqualTo(6);
            assertThat(event.await(Duration.ofMillis(1))).isFalse();
            barrier.await();
            if (comm.rank() == 3) {
                event.set();
            }
            event.await();
            assertThat(event.isSet()).isTrue();
            assertThat(two.available()).isEqualTo(2);
            comm.barrier();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void values_areSeenByAll(int ranks) {
        Ranks.run(ranks, comm -> {
            Counter counter = Counter.of(comm, "n");
            SharedValue<List<Integer>> list = SharedValue.of(comm, "list");
            SharedMap<String, Integer> map = SharedMap.of(comm, "map");
            for (int i = 0; i < 20; i++) {
                counter.increment();
                list.update(List.of(), old -> {
                    List<Integer> more = new ArrayList<>(old);
                    more.add(comm.rank());
                    return more;
                });
                map.update("hits", 0, hits -> hits + 1);
            }
            map.put("rank " + comm.rank(), comm.rank());
            comm.barrier();
            assertThat(counter.value()).isEqualTo(20L * ranks);
            assertThat(list.load().orElseThrow()).hasSize(20 * ranks);
            assertThat(map.copy()).hasSize(ranks + 1).containsAllEntriesOf(Map.of("hits", 20 * ranks, "rank 0", 0));
            comm.barrier();
            map.remove("rank " + comm.rank());
            assertThat(map.putIfAbsent("hits", 0)).isFalse();
            comm.barrier();
            assertThat(map.size()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void array_isOneMemory(int ranks) {
        Ranks.run(ranks, comm -> {
            SharedArray doubles = SharedArray.of(comm, "d", ElementType.DOUBLE, 10);
            SharedArray bytes = SharedArray.of(comm, "b", ElementType.BYTE, 10);
            SharedArray ints = SharedArray.of(comm, "i", ElementType.INT, 10);
            for (int i = 0; i < 100; i++) {
                doubles.add(3, 0.5);
                bytes.add(5, 1L);
                ints.add(7, 2L);
            }
            comm.barrier();
            assertThat(doubles.loadDouble(3)).isEqualTo(50.0 * ranks);
            assertThat(bytes.loadLong(5)).isEqualTo((byte) (100 * ranks));
            assertThat(bytes.loadLong(4)).isZero();
            assertThat(ints.loadLong(7)).isEqualTo(200L * ranks);
            comm.barrier();
            if (comm.rank() == 0) {
                doubles.store(0, new double[] {1, 2, 3});
            }
            comm.barrier();
            double[] part = new double[2];
            doubles.load(1, part);
            assertThat(part).containsExactly(2, 3);
            assertThatThrownBy(() -> doubles.loadDouble(10)).hasMessage("elements 10 to 10 (expected: within 0 to 9)");
            assertThatThrownBy(() -> ints.add(1, 0.5)).hasMessage("array of INT (expected: one of DOUBLE)");
        });
    }

    @Test
    void cells_onAnotherHost_areTheSame() {
        Ranks.run(3, comm -> {
            for (ElementType type : List.of(ElementType.DOUBLE, ElementType.LONG, ElementType.INT, ElementType.BYTE)) {
                RemoteCells cells = new RemoteCells(comm, "far " + type, type, 5);
                for (int i = 0; i < 20; i++) {
                    if (type == ElementType.DOUBLE) {
                        cells.addDouble(1, 0.5);
                    } else {
                        cells.add(1, -1);
                    }
                }
                comm.barrier();
                long sum = cells.load(1);
                assertThat(type == ElementType.DOUBLE ? Double.longBitsToDouble(sum) : sum)
                        .isEqualTo(type == ElementType.DOUBLE ? 30.0 : -60.0);
                assertThat(cells.load(0)).isZero();
                comm.barrier();
                if (comm.rank() == 2) {
                    cells.store(4, 9);
                    cells.storeAll(2, array(type, 5, 6));
                }
                comm.barrier();
                assertThat(cells.load(4)).isEqualTo(9);
                Object into = array(type, 0, 0);
                cells.loadAll(2, into);
                assertThat(into).isEqualTo(array(type, 5, 6));
                comm.barrier();
            }
        });
    }

    private static Object array(ElementType type, int first, int second) {
        return switch (type) {
            case DOUBLE -> new double[] {first, second};
            case LONG -> new long[] {first, second};
            case INT -> new int[] {first, second};
            default -> new byte[] {(byte) first, (byte) second};
        };
    }

    @Test
    void whatRankZeroShares_isACopy() {
        Ranks.run(2, comm -> {
            SharedMap<String, List<Integer>> map = SharedMap.of(comm, "lists");
            if (comm.rank() == 0) {
                List<Integer> mine = new ArrayList<>(List.of(1));
                map.put("a", mine);
                mine.add(2);
                map.load("a").orElseThrow().add(3);
                Queue<Object> queue = Queue.of(comm, "any", 1);
                assertThatThrownBy(() -> queue.put(Thread.currentThread())).hasMessageContaining("Thread");
            }
            comm.barrier();
            assertThat(map.load("a")).contains(List.of(1));
            comm.barrier();
        });
    }

    /** A rank that waits for a message does so itself, and is not woken by the thread that serves shared objects. */
    @Test
    void messages_doNotWaitForTheThreadThatServes() {
        int rounds = 4000;
        Ranks.run(2, comm -> {
            Lock lock = Lock.of(comm, "door");
            lock.lock();
            lock.unlock();
            comm.barrier();
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long me = Thread.currentThread().threadId();
            long before = threads.getThreadInfo(me).getWaitedCount();
            for (int i = 0; i < rounds; i++) {
                comm.sendrecv(new byte[1], 1 - comm.rank(), 0, new byte[1], 1 - comm.rank(), 0);
            }
            assertThat(threads.getThreadInfo(me).getWaitedCount() - before).isLessThan(rounds / 4);
        });
    }

    @Test
    void array_ofTheSameName_isTheSame() {
        Ranks.run(2, comm -> {
            SharedArray first = SharedArray.of(comm, "a", ElementType.INT, 3);
            assertThat(SharedArray.of(comm, "a", ElementType.INT, 3)).isSameAs(first);
            assertThatThrownBy(() -> SharedArray.of(comm, "a", ElementType.INT, 4))
                    .hasMessage("array a: is there already with 3 INT, and is asked for with 4 INT");
        });
    }

    @Test
    void cycleOfLocksAndReceives_isExplained() {
        RankProgram program = comm -> {
            Lock lock = Lock.of(comm, "accounts");
            if (comm.rank() == 1) {
                lock.lock();
                comm.send(1, 2, 8);
                comm.recvInt(2, 9);
            } else if (comm.rank() == 2) {
                comm.recvInt(1, 8);
                lock.lock();
                comm.send(1, 1, 9);
            }
            comm.barrier();
        };
        assertThatThrownBy(() -> Ranks.of(3).stallAfter(STALL).run(program))
                .isInstanceOf(DeadlockError.class)
                .hasMessageContaining("lock accounts, held by rank 1   SharedTest.java:")
                .hasMessageContaining("recvInt from 2, tag 9")
                .hasMessageContaining("circle: 1 -> 2 -> 1");
    }

    @Test
    void waitForAQueueThatSomebodyFillsLate_isNoDeadlock() {
        Ranks.of(2).stallAfter(STALL).run(comm -> {
            Queue<Integer> queue = Queue.of(comm, "late", 1);
            if (comm.rank() == 0) {
                Thread.sleep(1000);
                queue.put(1);
            } else {
                assertThat(queue.take()).contains(1);
            }
            comm.barrier();
        });
    }

    @Test
    void otherParameters_areAnError() {
        Ranks.run(2, comm -> {
            Queue<Integer> queue = Queue.of(comm, "q", 5 + comm.rank());
            if (comm.rank() == 0) {
                queue.put(1);
            }
            comm.barrier();
            if (comm.rank() == 1) {
                assertThatThrownBy(queue::take)
                        .hasMessage(
                                "queue q: is there already with [5], and is asked for with [6] (expected: the same on"
                                        + " all ranks)");
            }
            comm.barrier();
        });
    }
}
