package org.pjrun.p2p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.PersistentRequest;
import org.pjrun.Request;
import org.pjrun.Status;
import org.pjrun.testkit.RanksTest;

/** Waiting and testing for one, all, any and some; persistent requests (MPI 4.1 §3.7.3, §3.7.5, §3.9). */
@Timeout(60)
class RequestsTest {
    private static final int MANY = 12;

    @RanksTest({1, 2})
    void waitFor_again_tellsTheSame(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        int[] into = new int[3];
        Request receive = comm.irecv(into, peer, 0);
        assertThat(receive.active()).isTrue();
        comm.send(new int[] {1, 2}, peer, 0);
        Status status = receive.waitFor();
        assertThat(status.count()).isEqualTo(2);
        assertThat(receive.active()).isFalse();
        for (int i = 0; i < 5; i++) {
            comm.sendrecv(new byte[i], peer, i, new byte[i], peer, i);
        }
        assertThat(receive.waitFor()).isEqualTo(status);
        assertThat(receive.test()).contains(status);
        receive.cancel(); // too late
        assertThat(receive.waitFor().cancelled()).isFalse();
    }

    @RanksTest({1, 2})
    void send_status_isEmptyWhateverCameBefore(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        for (int i = 0; i < 4; i++) {
            Request send = comm.isend(new byte[100_000], peer, 3);
            assertThat(comm.recv(new byte[100_000], peer, 3).bytes()).isEqualTo(100_000);
            assertThat(send.waitFor()).isEqualTo(Status.EMPTY);
        }
    }

    @RanksTest({1, 2})
    void waitAny_eachRequestIsToldOnceThenUndefined(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        Request[] all = exchange(comm, peer);
        Set<Integer> told = new TreeSet<>();
        for (int i = 0; i < all.length; i++) {
            int index = Request.waitAny(all);
            assertThat(told.add(index)).isTrue();
            assertThat(all[index].active()).isFalse();
        }
        assertThat(told).hasSize(all.length).doesNotContain(Request.UNDEFINED);
        assertThat(Request.waitAny(all)).isEqualTo(Request.UNDEFINED);
        assertThat(Request.testAny(all)).isEqualTo(Request.UNDEFINED);
        assertThat(Request.waitSome(all)).isEmpty();
        assertThat(Request.testSome(all)).isEmpty();
        assertThat(Request.testAll(all)).isTrue();
    }

    @RanksTest({1, 2})
    void waitSome_untilEmpty_tellsEachOnce(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        Request[] all = exchange(comm, peer);
        Set<Integer> told = new TreeSet<>();
        int[] some = Request.waitSome(all);
        while (some.length > 0) {
            assertThat(some).isSorted();
            for (int index : some) {
                assertThat(told.add(index)).isTrue();
            }
            some = Request.waitSome(all);
        }
        assertThat(told).hasSize(all.length);
    }

    @RanksTest({1, 2})
    void testAnyAndTestSome_inLoop_tellEachOnce(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        Request[] all = exchange(comm, peer);
        Set<Integer> told = new TreeSet<>();
        while (told.size() < all.length) {
            int any = Request.testAny(all);
            if (any != Request.UNDEFINED) {
                assertThat(told.add(any)).isTrue();
            }
            for (int index : Request.testSome(all)) {
                assertThat(told.add(index)).isTrue();
            }
            Thread.yield();
        }
        assertThat(Request.testAll(all)).isTrue();
    }

    @RanksTest({1, 2})
    void testAll_inLoop_isTrueWhenAllAreThereAndTakesNoteOfAll(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        int[] last = new int[1];
        Request late = comm.irecv(last, peer, 99);
        Request[] all = Arrays.copyOf(exchange(comm, peer), 2 * MANY + 1);
        all[2 * MANY] = late;
        assertThat(Request.testAll(all)).isFalse();
        comm.sendrecv(new byte[0], peer, 98, new byte[0], peer, 98);
        comm.send(1, peer, 99);
        while (!Request.testAll(all)) {
            Thread.yield();
        }
        assertThat(all).noneMatch(Request::active);
        assertThat(Request.waitAll(all)).hasSize(2 * MANY + 1);
    }

    @RanksTest({1, 2})
    void waitAny_noneCanComplete_waitsForTheOneThatComesLast(Comm comm) throws InterruptedException {
        int peer = (comm.rank() + 1) % comm.size();
        int[] into = new int[1];
        Request never = comm.irecv(new int[1], peer, 1);
        Request later = comm.irecv(into, peer, 2);
        Thread helper = Thread.ofPlatform().start(() -> comm.send(5, peer, 2));
        assertThat(Request.waitAny(never, later)).isEqualTo(1);
        assertThat(into[0]).isEqualTo(5);
        helper.join();
        never.cancel();
        assertThat(never.waitFor().cancelled()).isTrue();
    }

    @RanksTest({1, 2})
    void waitAll_oneFails_isToldWithoutWaitingForThoseBehind(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        int[] first = new int[1];
        Request received = comm.irecv(first, peer, 1);
        Request truncated = comm.irecv(new int[1], peer, 2);
        Request never = comm.irecv(new int[1], peer, 3);
        comm.send(5, peer, 1);
        comm.send(new int[2], peer, 2);
        assertThatThrownBy(() -> Request.waitAll(received, truncated, never))
                .isInstanceOfSatisfying(
                        CommException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.TRUNCATE));
        assertThat(first[0]).isEqualTo(5);
        assertThat(never.active()).isTrue();
        never.cancel();
        assertThat(never.waitFor().cancelled()).isTrue();
    }

    @RanksTest({1, 2})
    void waitAll_sendsAndReceivesInTurns_allStatusesInTheirOrder(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        Request[] all = new Request[2 * MANY];
        for (int i = 0; i < MANY; i++) {
            all[2 * i] = comm.irecv(new byte[MANY], peer, MANY - i);
            all[2 * i + 1] = comm.isend(new byte[i + 1], peer, i + 1);
        }
        Status[] statuses = Request.waitAll(all);
        for (int i = 0; i < MANY; i++) {
            assertThat(statuses[2 * i].bytes()).isEqualTo(MANY - i);
            assertThat(statuses[2 * i + 1]).isEqualTo(Status.EMPTY);
        }
        assertThat(all).noneMatch(Request::active);
    }

    @RanksTest({1, 2})
    void request_waitedForByManyThreads_allReturn(Comm comm) throws InterruptedException {
        int peer = (comm.rank() + 1) % comm.size();
        for (int round = 0; round < 20; round++) {
            int[] into = new int[1];
            Request receive = comm.irecv(into, peer, round);
            Thread[] threads = new Thread[4];
            for (int t = 0; t < threads.length; t++) {
                Thread.Builder builder = t % 2 == 0 ? Thread.ofPlatform() : Thread.ofVirtual();
                threads[t] = builder.start(() -> receive.waitFor());
            }
            comm.send(round, peer, round);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(receive.waitFor().count()).isEqualTo(1);
            assertThat(into[0]).isEqualTo(round);
        }
    }

    /** Sends and receives of all lengths, in an order that differs between the two. */
    private static Request[] exchange(Comm comm, int peer) {
        Request[] all = new Request[2 * MANY];
        for (int i = 0; i < MANY; i++) {
            all[i] = comm.irecv(new int[100_000], peer, MANY - 1 - i);
        }
        for (int i = 0; i < MANY; i++) {
            all[MANY + i] = comm.isend(new int[i * i * i * 20], peer, i);
        }
        return all;
    }

    @RanksTest({1, 2})
    void persistent_startedManyTimes_movesEachTime(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        for (int length : new int[] {1, 500, 50_000}) {
            long[] data = new long[length + 2];
            long[] into = new long[length + 2];
            PersistentRequest send = comm.sendInit(data, 1, length, peer, 7);
            PersistentRequest receive = comm.recvInit(into, 2, length, peer, 7);
            assertThat(send.active()).isFalse();
            assertThat(receive.waitFor()).isEqualTo(Status.EMPTY);
            assertThat(Request.waitAny(send, receive)).isEqualTo(Request.UNDEFINED);
            for (int i = 0; i < 50; i++) {
                data[1] = i;
                data[length] = i;
                PersistentRequest.startAll(receive, send);
                assertThat(receive.active()).isTrue();
                Request.waitAll(send, receive);
                assertThat(into[2]).isEqualTo(i);
                assertThat(into[length + 1]).isEqualTo(i);
                assertThat(receive.waitFor().count()).isEqualTo(length);
            }
        }
    }

    @RanksTest(1)
    void persistent_startedWhileActive_isRefused(Comm comm) {
        PersistentRequest receive = comm.recvInit(new int[1], 0, 0);
        receive.start();
        assertThatThrownBy(receive::start)
                .isInstanceOfSatisfying(
                        CommException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.REQUEST))
                .hasMessage("recvInit: start of a request that is active; wait for it first (rank 0 of 1, world)");
        comm.send(3, 0, 0);
        receive.waitFor();
        receive.start();
        receive.cancel();
        assertThat(receive.waitFor().cancelled()).isTrue();
        receive.start();
        comm.send(3, 0, 0);
        assertThat(receive.waitFor().cancelled()).isFalse();
    }

    @RanksTest(1)
    void persistent_withNobody_isActiveFromStartToWait(Comm comm) {
        PersistentRequest send = comm.sendInit(new int[1], Comm.PROC_NULL, 0);
        PersistentRequest receive = comm.recvInit(new int[1], Comm.PROC_NULL, 0);
        assertThat(Request.waitAny(send, receive)).isEqualTo(Request.UNDEFINED);
        PersistentRequest.startAll(send, receive);
        assertThat(send.active()).isTrue();
        assertThat(Request.waitSome(send, receive)).containsExactly(0, 1);
        assertThat(receive.active()).isFalse();
        assertThat(receive.waitFor()).isEqualTo(Status.EMPTY);
    }
}
