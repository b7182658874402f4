package org.pjrun.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.Request;
import org.pjrun.Status;
import org.pjrun.testkit.RanksTest;

/** Taking operations back (MPI 4.1 §3.8.4). */
@Timeout(60)
class CancelTest {
    @RanksTest({1, 2})
    void cancel_receiveWithoutMessage_takesNothing(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        int[][] into = new int[3][1];
        Request exact = comm.irecv(into[0], peer, 1);
        Request wild = comm.irecv(into[1], Comm.ANY_SOURCE, Comm.ANY_TAG);
        exact.cancel();
        wild.cancel();
        assertThat(wild.test()).contains(new Status(Comm.PROC_NULL, Comm.ANY_TAG, Status.EMPTY.type(), 0, true));
        assertThat(exact.waitFor().cancelled()).isTrue();
        comm.sendrecv(new byte[0], peer, 9, new byte[0], peer, 9);
        comm.send(5, peer, 1);
        assertThat(comm.recvInt(peer, 1)).isEqualTo(5);
        assertThat(into[0][0] + into[1][0]).isZero();
    }

    @RanksTest({1, 2})
    void cancel_receiveBetweenOthers_leavesTheirOrder(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        int[][] into = new int[9][1];
        Request[] receives = new Request[9];
        for (int i = 0; i < 9; i++) {
            receives[i] = comm.irecv(into[i], i % 2 == 0 ? peer : Comm.ANY_SOURCE, 1);
        }
        for (int i : new int[] {0, 4, 8, 3}) {
            receives[i].cancel();
        }
        comm.sendrecv(new byte[0], peer, 9, new byte[0], peer, 9);
        for (int i = 0; i < 5; i++) {
            comm.send(i, peer, 1);
        }
        Request.waitAll(receives);
        int next = 0;
        for (int i : new int[] {1, 2, 5, 6, 7}) {
            assertThat(into[i][0]).isEqualTo(next++);
        }
    }

    @RanksTest({1, 2})
    void cancel_sendThatIsAnnounced_neverArrives(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        for (int length : new int[] {0, 8, 100_000}) {
            Request send = comm.issend(new byte[length], peer, length);
            send.cancel();
            send.cancel();
            assertThat(send.waitFor().cancelled()).isTrue();
            comm.sendrecv(new byte[0], peer, 999, new byte[0], peer, 999);
            assertThat(comm.iprobe(Comm.ANY_SOURCE, length)).isEmpty();
        }
    }

    @RanksTest({2})
    void cancel_sendWithoutRoomInTheRing_neverArrives(Comm comm) {
        if (comm.rank() == 0) {
            List<Request> sends = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                sends.add(comm.isend(new byte[4000], 1, i % 2)); // far more than the ring holds
            }
            int cancelled = 0;
            for (int i = 1; i < 2000; i += 2) {
                sends.get(i).cancel();
            }
            comm.send(0, 1, 5);
            for (Request send : sends) {
                cancelled += send.waitFor().cancelled() ? 1 : 0;
            }
            assertThat(cancelled).isGreaterThan(0);
            comm.send(1000 - cancelled, 1, 6);
        } else {
            assertThat(comm.recvInt(0, 5)).isZero();
            for (int i = 0; i < 1000; i++) {
                comm.recv(new byte[4000], 0, 0);
            }
            // cancelling needs a peer that takes part
            int expected = comm.recvInt(0, 6);
            for (int i = 0; i < expected; i++) {
                comm.recv(new byte[4000], 0, 1);
            }
            assertThat(comm.iprobe(0, Comm.ANY_TAG)).isEmpty();
        }
    }

    @RanksTest({2})
    void cancel_racesWithReceive_eitherHappensOnBothSides(Comm comm) {
        for (int round = 0; round < 300; round++) {
            int length = round % 3 == 0 ? 10 : 30_000;
            if (comm.rank() == 0) {
                Request send = comm.issend(ModesTest.pattern(length), 1, 1);
                if (round % 2 == 0) {
                    Thread.onSpinWait();
                }
                send.cancel();
                boolean cancelled = send.waitFor().cancelled();
                comm.send(cancelled ? 1 : 0, 1, 2);
            } else {
                byte[] into = new byte[length];
                Request receive = comm.irecv(into, 0, 1);
                boolean cancelled = comm.recvInt(0, 2) == 1;
                if (cancelled) {
                    receive.cancel();
                    assertThat(receive.waitFor().cancelled()).isTrue();
                } else {
                    assertThat(receive.waitFor().bytes()).isEqualTo(length);
                    ModesTest.checkContent(into, length);
                }
            }
        }
    }

    @RanksTest({2})
    void cancel_matchedOperations_takePlaceAsEver(Comm comm) {
        byte[] data = ModesTest.pattern(3_000_000);
        if (comm.rank() == 0) {
            Request send = comm.isend(data, 1, 0);
            comm.recv(new byte[0], 1, 1);
            send.cancel();
            assertThat(send.waitFor().cancelled()).isFalse();
        } else {
            byte[] into = new byte[data.length];
            comm.probe(0, 0);
            Request receive = comm.irecv(into, 0, 0);
            receive.cancel();
            comm.send(new byte[0], 0, 1);
            assertThat(receive.waitFor().cancelled()).isFalse();
            ModesTest.checkContent(into, data.length);
        }
    }
}
