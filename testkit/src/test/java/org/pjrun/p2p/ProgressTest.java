package org.pjrun.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.Request;
import org.pjrun.testkit.RanksTest;

/** Operations go on while the program computes (MPI 4.1 §2.9, §3.5). */
@Timeout(60)
class ProgressTest {
    private static final int LENGTH = 1024 * 1024;

    /** Generous for a loaded machine; a transfer that waits for the next call never happens at all. */
    private static final long LIMIT_NANOS = 5_000_000_000L;

    private static final VarHandle BYTES = MethodHandles.arrayElementVarHandle(byte[].class);

    private final CountDownLatch full = new CountDownLatch(1);
    private final AtomicBoolean matched = new AtomicBoolean();

    @RanksTest({2, 3})
    void nonblocking_ranksCompute_messageMovesMeanwhile(Comm comm) {
        int next = (comm.rank() + 1) % comm.size();
        int previous = (comm.rank() + comm.size() - 1) % comm.size();
        for (int round = 0; round < 5; round++) {
            byte[] into = new byte[LENGTH];
            byte[] data = new byte[LENGTH];
            data[LENGTH - 1] = (byte) (round + 1);
            Request receive = comm.irecv(into, previous, 0);
            Request send = comm.isend(data, next, 0);
            assertThat(computeUntilChanged(into, LENGTH - 1)).isEqualTo((byte) (round + 1));
            Request.waitAll(receive, send);
            comm.sendrecv(new byte[0], next, 1, new byte[0], previous, 1);
        }
    }

    @RanksTest({2})
    void nonblocking_afterBlockingCalls_caretakerStillServes(Comm comm) throws InterruptedException {
        int peer = 1 - comm.rank();
        for (int round = 0; round < 5; round++) {
            byte[] into = new byte[LENGTH];
            byte[] data = new byte[LENGTH];
            data[LENGTH - 1] = 1;
            Request receive = comm.irecv(into, peer, 0);
            Thread.sleep(20); // the caretaker has taken over and sleeps
            comm.sendrecv(new byte[1], peer, 1, new byte[1], peer, 1); // this thread takes over from it
            Request send = comm.isend(data, peer, 0);
            long before = System.nanoTime();
            assertThat(computeUntilChanged(into, LENGTH - 1)).isEqualTo((byte) 1);
            assertThat(System.nanoTime() - before).as("time without a call").isLessThan(800_000_000L);
            Request.waitAll(receive, send);
            comm.sendrecv(new byte[1], peer, 1, new byte[1], peer, 1);
        }
    }

    @RanksTest({2})
    void isend_shortOnesInARow_comeWhileTheRankComputes(Comm comm) {
        comm.sendrecv(new byte[0], 1 - comm.rank(), 0, new byte[0], 1 - comm.rank(), 0); // both have joined
        if (comm.rank() == 0) {
            for (int i = 0; i < 10; i++) {
                comm.isend(new byte[i], 1, i);
            }
            computeUntilMatched();
        } else {
            for (int i = 0; i < 10; i++) {
                assertThat(comm.recv(new byte[10], 0, i).bytes()).isEqualTo(i);
            }
            matched.set(true);
        }
    }

    @RanksTest({2})
    void isend_shortOnesWhileAnotherThreadSleepsInTheEngine_come(Comm comm) throws InterruptedException {
        if (comm.rank() == 0) {
            Thread sleeper = Thread.ofPlatform().start(() -> comm.recv(new byte[1], 1, 99));
            Thread.sleep(300); // it has given up to look and to yield
            for (int i = 0; i < 10; i++) {
                comm.isend(new byte[i], 1, i);
            }
            computeUntilMatched();
            comm.send(new byte[1], 1, 98);
            sleeper.join();
        } else {
            for (int i = 0; i < 10; i++) {
                comm.recv(new byte[10], 0, i);
            }
            matched.set(true);
            comm.recv(new byte[1], 0, 98);
            comm.send(new byte[1], 0, 99);
        }
    }

    @RanksTest({2})
    void grant_withoutRoomInTheRing_goesOutWhileTheRankComputes(Comm comm) throws InterruptedException {
        comm.sendrecv(new byte[0], 1 - comm.rank(), 0, new byte[0], 1 - comm.rank(), 0); // both have joined
        if (comm.rank() == 0) {
            int sent = 0;
            Request send = comm.isend(new byte[8], 1, 7);
            while (send.test().isPresent()) {
                sent++;
                send = comm.isend(new byte[8], 1, 7);
            }
            send.cancel(); // the ring is full, and nothing is in flight
            assertThat(send.waitFor().cancelled()).isTrue();
            full.countDown();
            comm.recv(new byte[0], 1, 1);
            computeUntilMatched();
            comm.send(sent, 1, 2);
        } else {
            full.await();
            comm.ssend(new byte[0], 0, 1);
            matched.set(true);
            int sent = comm.recvInt(0, 2);
            for (int i = 0; i < sent; i++) {
                comm.recv(new byte[8], 0, 7);
            }
        }
    }

    /** Computes, without a call to pjrun, until another thread has written this byte. */
    private static byte computeUntilChanged(byte[] array, int index) {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        double x = 1;
        while ((byte) BYTES.getVolatile(array, index) == 0 && System.nanoTime() < deadline) {
            for (int i = 0; i < 10_000; i++) {
                x = Math.sqrt(x + i);
            }
        }
        assertThat(x).isFinite();
        return array[index];
    }

    private void computeUntilMatched() {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        double x = 1;
        while (!matched.get() && System.nanoTime() < deadline) {
            x = Math.sqrt(x + 1);
        }
        assertThat(matched).isTrue();
    }
}
