package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.ObjectRequest;
import org.pjrun.Op;
import org.pjrun.PersistentRequest;
import org.pjrun.Request;

/** Collectives that are started and waited for: many at once, without waiting, again and again. */
@Timeout(60)
final class ModesTest {
    private static final int MANY = 40;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8})
    void nonblocking_manyAtOnce_areCompletedInAnyOrder(int size) {
        long seed = System.nanoTime();
        LocalJob.run(size, comm -> {
            List<Request> requests = new ArrayList<>();
            int[][] data = new int[MANY][];
            for (int i = 0; i < MANY; i++) {
                int count = i % 7 == 0 ? 30_000 : i;
                data[i] = new int[count];
                if (i % 3 == 0) {
                    fill(data[i], i + comm.rank());
                    requests.add(comm.iallreduce(Comm.IN_PLACE, data[i], Op.SUM));
                } else if (i % 3 == 1) {
                    fill(data[i], comm.rank() == i % size ? i : -1);
                    requests.add(comm.ibcast(data[i], i % size));
                } else {
                    requests.add(comm.ibarrier());
                }
            }
            Collections.shuffle(requests, new Random(seed + comm.rank()));
            requests.forEach(Request::waitFor);
            for (int i = 0; i < MANY; i++) {
                int sum = size * i + size * (size - 1) / 2;
                int expected = i % 3 == 0 ? sum : i % 3 == 1 ? i : 0;
                assertThat(data[i]).as("call %d, seed %d", i, seed).containsOnly(filled(data[i].length, expected));
            }
        });
    }

    private static void fill(int[] data, int value) {
        java.util.Arrays.fill(data, value);
    }

    private static int[] filled(int length, int value) {
        int[] filled = new int[length];
        fill(filled, value);
        return filled;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void nonblocking_whileTheRankComputes_goesOn(int size) {
        LocalJob.run(size, comm -> {
            double[] mine = new double[200_000];
            java.util.Arrays.fill(mine, comm.rank() + 1);
            double[] result = new double[mine.length];
            Request request = comm.iallreduce(mine, result, Op.SUM);
            // nobody but the caretaker is in the engine, which has the last element written at last
            double expected = size * (size + 1) / 2.0;
            while (volatileLast(result) != expected || volatileFirst(result) != expected) {
                Thread.onSpinWait();
            }
            request.waitFor();
            assertThat(result).containsOnly(expected);
        });
    }

    private static double volatileLast(double[] array) {
        return (double) LAST.getVolatile(array, array.length - 1);
    }

    private static double volatileFirst(double[] array) {
        return (double) LAST.getVolatile(array, 0);
    }

    private static final java.lang.invoke.VarHandle LAST =
            java.lang.invoke.MethodHandles.arrayElementVarHandle(double[].class);

    @Test
    void nonblocking_testedOnly_comesToItsEnd() {
        LocalJob.run(3, comm -> {
            long[] all = new long[3];
            Request gather = comm.iallgather(new long[] {comm.rank()}, all);
            Op op = Op.ofLongs((a, b) -> a, false);
            ObjectRequest<Long> scan = comm.iscan(comm.rank() + 1L, op);
            while (!Request.testAll(gather, scan)) {
                Thread.onSpinWait();
            }
            assertThat(gather.active()).isFalse();
            assertThat(all).containsExactly(0, 1, 2);
            assertThat(scan.waitForObject()).isEqualTo(1L);
        });
    }

    @Test
    void waitAny_amongMessagesAndCollectives_findsWhatIsComplete() {
        LocalJob.run(2, comm -> {
            int other = 1 - comm.rank();
            int[] never = new int[1];
            Request receive = comm.irecv(never, other, 5);
            ObjectRequest<List<String>> gather = comm.iallgatherObject("from " + comm.rank());
            assertThat(Request.waitAny(receive, gather)).isEqualTo(1);
            assertThat(gather.waitForObject()).containsExactly("from 0", "from 1");
            comm.barrier();
            comm.send(new int[] {7}, other, 5);
            assertThat(Request.waitSome(receive, gather)).containsExactly(0);
            assertThat(never).containsExactly(7);
        });
    }

    @Test
    void userOperation_ofANonblockingCall_runsInTheWaitingThread() {
        LocalJob.run(2, comm -> {
            AtomicReference<Thread> applied = new AtomicReference<>();
            Op op = Op.ofInts(
                    (a, b) -> {
                        applied.set(Thread.currentThread());
                        return a + b;
                    },
                    true);
            comm.barrier();
            ObjectRequest<Integer> sum = comm.iallreduce(comm.rank(), op);
            assertThat(sum.waitForObject()).isEqualTo(1);
            // unless the caretaker was faster, and if it was, it was not inside of the engine
            assertThat(applied.get().getName())
                    .containsAnyOf(Thread.currentThread().getName(), "caretaker");
        });
    }

    @Test
    void userOperation_whileTheRankComputes_isAppliedByTheCaretaker() {
        LocalJob.run(2, comm -> {
            CountDownLatch applied = new CountDownLatch(1);
            Op op = Op.ofInts(
                    (a, b) -> {
                        // outside of the engine, which another thread can enter
                        comm.iprobe(Comm.ANY_SOURCE, 99);
                        applied.countDown();
                        return a + b;
                    },
                    true);
            int[] result = new int[1];
            Request request = comm.iallreduce(new int[] {comm.rank() + 1}, result, op);
            applied.await();
            request.waitFor();
            assertThat(result).containsExactly(3);
        });
    }

    @Test
    void userOperation_whileAnotherReceiveBlocks_isAppliedToo() {
        LocalJob.run(2, comm -> {
            Op op = Op.ofInts(Integer::sum, false);
            int[] result = new int[1];
            Request request = comm.iallreduce(new int[] {comm.rank() + 1}, result, op);
            if (comm.rank() == 0) {
                // comes only when rank 1 has its result, for which this rank's contribution is needed
                assertThat(comm.recvInt(1, 3)).isEqualTo(3);
                request.waitFor();
            } else {
                request.waitFor();
                comm.send(result[0], 0, 3);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void persistent_startedAgain_bringsTheBuffersOfThatTime(int size) {
        LocalJob.run(size, comm -> {
            long[] mine = new long[3];
            long[] sums = new long[3];
            long[] all = new long[3 * size];
            PersistentRequest sum = comm.allreduceInit(mine, sums, Op.SUM);
            PersistentRequest gather = comm.allgatherInit(mine, all);
            PersistentRequest barrier = comm.barrierInit();
            assertThat(sum.active()).isFalse();
            sum.waitFor();
            for (int round = 0; round < 20; round++) {
                java.util.Arrays.fill(mine, round + comm.rank());
                PersistentRequest.startAll(sum, gather);
                // blocking and nonblocking ones in between
                assertThat(comm.allreduce(1, Op.SUM)).isEqualTo(size);
                Request.waitAll(gather, sum);
                assertThat(sums).containsOnly((long) size * round + size * (size - 1) / 2);
                assertThat(all[3 * (size - 1)]).isEqualTo(round + size - 1);
                barrier.start();
                barrier.waitFor();
            }
        });
    }

    @Test
    void persistent_objects_asksForTheObjectAtEachStart() {
        LocalJob.run(3, comm -> {
            List<String> mine = new ArrayList<>();
            var gather = comm.allgatherObjectInit(() -> List.copyOf(mine));
            var bcast = comm.bcastObjectInit(() -> comm.rank() == 1 ? "round " + mine.size() : null, 1);
            for (int round = 1; round < 5; round++) {
                mine.add(round + "/" + comm.rank());
                gather.start();
                bcast.start();
                assertThat(bcast.waitForObject()).isEqualTo("round " + round);
                assertThat(gather.waitForObject().get(2)).hasSize(round).last().isEqualTo(round + "/2");
            }
        });
    }

    @Test
    void request_usedWrongly_isRefused() {
        LocalJob.run(1, comm -> {
            PersistentRequest barrier = comm.barrierInit();
            barrier.start();
            assertThatThrownBy(barrier::start)
                    .isInstanceOfSatisfying(
                            CommException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.REQUEST))
                    .hasMessageContaining("active");
            barrier.waitFor();
            assertThatThrownBy(barrier::cancel).hasMessageContaining("cannot be cancelled");
            assertThatThrownBy(() -> comm.ibcast("text", 0)).hasMessageContaining("ibcast: buffer");
        });
    }
}
