package org.pjrun.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.Request;
import org.pjrun.testkit.RanksTest;

/** Any thread may call, virtual ones included (MPI 4.1 §11.6: MPI_THREAD_MULTIPLE). */
@Timeout(60)
class ThreadsTest {
    private static final int VIRTUAL = 10_000;

    @RanksTest({1, 2, 3})
    void platformThreads_allTalkAtOnce_eachGetsItsOwnMessages(Comm comm) {
        talk(comm, Thread.ofPlatform(), 6, 200);
    }

    @RanksTest({1, 2, 3})
    void virtualThreads_allTalkAtOnce_eachGetsItsOwnMessages(Comm comm) {
        talk(comm, Thread.ofVirtual(), 100, 20);
    }

    /** Thread t of each rank talks to thread t of the next by a tag of its own. */
    private static void talk(Comm comm, Thread.Builder builder, int threads, int rounds) {
        int next = (comm.rank() + 1) % comm.size();
        int previous = (comm.rank() + comm.size() - 1) % comm.size();
        all(builder, threads, t -> {
            for (int i = 0; i < rounds; i++) {
                int length = (i * 37 + t * 11) % 50 == 0 ? 20_000 : 1 + i % 100;
                int[] data = new int[length];
                data[0] = t * 1000 + i;
                int[] into = new int[20_000];
                if (i % 3 == 0) {
                    comm.sendrecv(data, next, t, into, previous, t);
                } else if (i % 3 == 1) {
                    Request send = comm.issend(data, next, t);
                    comm.recv(into, previous, t);
                    send.waitFor();
                } else {
                    Request receive = comm.irecv(into, Comm.ANY_SOURCE, t);
                    comm.send(data, next, t);
                    receive.waitFor();
                }
                assertThat(into[0]).isEqualTo(t * 1000 + i);
            }
        });
    }

    @RanksTest(value = 2, limitSeconds = 50)
    void tenThousandVirtualThreads_eachInAReceive_workWhileOthersCompute(Comm comm) {
        if (comm.rank() == 0) {
            CountDownLatch started = new CountDownLatch(VIRTUAL);
            List<Thread> threads = new ArrayList<>();
            ConcurrentLinkedQueue<Throwable> wrong = new ConcurrentLinkedQueue<>();
            for (int t = 0; t < VIRTUAL; t++) {
                int tag = t;
                threads.add(Thread.ofVirtual().start(() -> {
                    started.countDown();
                    if (comm.recvInt(1, tag) != tag) {
                        wrong.add(new AssertionError("thread " + tag));
                    }
                }));
            }
            await(started);
            assertThat(compute()).isFinite(); // nobody is in the engine but virtual threads
            comm.send(1, 1, VIRTUAL);
            assertThat(compute()).isFinite();
            for (Thread thread : threads) {
                join(thread);
            }
            assertThat(wrong).isEmpty();
        } else {
            comm.recvInt(0, VIRTUAL);
            for (int t = VIRTUAL - 1; t >= 0; t--) {
                comm.send(t, 0, t);
            }
        }
    }

    @RanksTest({2})
    void blockedThreads_driverLeaves_anotherTakesOver(Comm comm) {
        int threads = 8;
        int rounds = 100;
        if (comm.rank() == 0) {
            all(Thread.ofPlatform(), threads, t -> {
                for (int i = 0; i < rounds; i++) {
                    assertThat(comm.recvInt(1, t)).isEqualTo(i);
                }
            });
        } else {
            for (int i = 0; i < rounds; i++) {
                for (int t = 0; t < threads; t++) {
                    comm.ssend(new int[] {i}, 0, (t + i) % threads);
                }
            }
        }
    }

    @RanksTest({2})
    void mixedThreads_virtualOnesAreServedWhenPlatformOnesCompute(Comm comm) {
        int rounds = 30;
        if (comm.rank() == 0) {
            Thread virtual = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < rounds; i++) {
                    comm.ssend(new int[] {comm.recvInt(1, 0)}, 1, 0);
                }
            });
            for (int i = 0; i < rounds; i++) {
                assertThat(comm.recvInt(1, 1)).isEqualTo(i);
                assertThat(compute()).isFinite();
            }
            join(virtual);
        } else {
            for (int i = 0; i < rounds; i++) {
                comm.send(i, 0, 1);
                comm.send(i, 0, 0);
                assertThat(comm.recvInt(0, 0)).isEqualTo(i);
            }
        }
    }

    @RanksTest({1, 2})
    void interruptedThread_receives_andStaysInterrupted(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        all(Thread.ofPlatform(), 2, t -> {
            Thread.currentThread().interrupt();
            Request receive = comm.irecv(new int[1], peer, t);
            comm.ssend(new int[1], peer, t);
            receive.waitFor();
            assertThat(Thread.interrupted()).isTrue();
        });
    }

    /** What a thread does. */
    private interface Part {
        void run(int thread);
    }

    private static void all(Thread.Builder builder, int threads, Part part) {
        ConcurrentLinkedQueue<Throwable> thrown = new ConcurrentLinkedQueue<>();
        List<Thread> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int thread = t;
            all.add(builder.start(() -> {
                try {
                    part.run(thread);
                } catch (RuntimeException | AssertionError e) {
                    thrown.add(e);
                }
            }));
        }
        all.forEach(ThreadsTest::join);
        assertThat(thrown).isEmpty();
    }

    private static double compute() {
        double x = 1;
        for (int i = 0; i < 2_000_000; i++) {
            x = Math.sqrt(x + i);
        }
        return x;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
