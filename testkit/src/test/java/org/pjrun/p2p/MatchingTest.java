package org.pjrun.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.Request;
import org.pjrun.Status;
import org.pjrun.testkit.RanksTest;

/** Which receive gets which message: wildcards, order, fairness (MPI 4.1 §3.5). */
@Timeout(60)
class MatchingTest {
    private static final int[] LENGTHS = {1, 4096 / 4 + 1, 10, 100_000, 3, 4096 / 4, 1, 20_000};

    @RanksTest({1, 2, 3})
    void order_sameTagAndAnyLength_isKeptWithReceivesBeforeAndAfter(Comm comm) {
        int next = (comm.rank() + 1) % comm.size();
        int previous = (comm.rank() + comm.size() - 1) % comm.size();
        for (boolean before : new boolean[] {true, false}) {
            List<Request> sends = new ArrayList<>();
            List<Request> receives = new ArrayList<>();
            List<int[]> into = new ArrayList<>();
            for (int round = 0; round < 2; round++) {
                if (before == (round == 0)) {
                    for (int i = 0; i < LENGTHS.length * 4; i++) {
                        int[] buffer = new int[100_000];
                        into.add(buffer);
                        int source = i % 3 == 0 ? Comm.ANY_SOURCE : previous;
                        receives.add(comm.irecv(buffer, source, i % 2 == 0 ? Comm.ANY_TAG : 5));
                    }
                } else {
                    for (int i = 0; i < LENGTHS.length * 4; i++) {
                        int[] data = new int[LENGTHS[i % LENGTHS.length]];
                        data[0] = i;
                        sends.add(i % 5 == 0 ? comm.issend(data, next, 5) : comm.isend(data, next, 5));
                    }
                }
            }
            for (int i = 0; i < receives.size(); i++) {
                Status status = receives.get(i).waitFor();
                assertThat(status.count()).isEqualTo(LENGTHS[i % LENGTHS.length]);
                assertThat(status.source()).isEqualTo(previous);
                assertThat(status.tag()).isEqualTo(5);
                assertThat(into.get(i)[0]).isEqualTo(i);
            }
            Request.waitAll(sends.toArray(new Request[0]));
        }
    }

    @RanksTest({1, 2})
    void tags_receivedInOtherOrder_eachGetsItsOwn(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        for (int tag = 0; tag < 100; tag++) {
            comm.bsend(new int[] {tag}, peer, tag);
        }
        comm.send(123, peer, Comm.TAG_UB);
        for (int tag = 99; tag >= 0; tag--) {
            assertThat(comm.recvInt(peer, tag)).isEqualTo(tag);
        }
        assertThat(comm.recvInt(Comm.ANY_SOURCE, Comm.TAG_UB)).isEqualTo(123);
    }

    @RanksTest({2, 3, 8})
    void anySource_allSend_eachMessageComesOnceAndInOrderOfItsSender(Comm comm) {
        int each = 300;
        if (comm.rank() > 0) {
            for (int i = 0; i < each; i++) {
                comm.send(new int[] {comm.rank(), i}, 0, i % 3);
            }
        } else {
            int[] next = new int[comm.size()];
            int[] into = new int[2];
            for (int i = 0; i < each * (comm.size() - 1); i++) {
                Status status = comm.recv(into, Comm.ANY_SOURCE, Comm.ANY_TAG);
                assertThat(status.source()).isEqualTo(into[0]);
                assertThat(into[1]).isEqualTo(next[into[0]]++);
                assertThat(status.tag()).isEqualTo(into[1] % 3);
            }
        }
    }

    @RanksTest({2})
    void receives_wildcardAndExact_theOlderWins(Comm comm) {
        if (comm.rank() == 0) {
            comm.recv(new byte[0], 1, 9);
            for (int i = 0; i < 4; i++) {
                comm.send(i, 1, 5);
            }
        } else {
            int[][] into = new int[4][1];
            Request[] requests = {
                comm.irecv(into[0], 0, 5),
                comm.irecv(into[1], Comm.ANY_SOURCE, Comm.ANY_TAG),
                comm.irecv(into[2], 0, 5),
                comm.irecv(into[3], 0, Comm.ANY_TAG)
            };
            comm.send(new byte[0], 0, 9);
            Request.waitAll(requests);
            for (int i = 0; i < 4; i++) {
                assertThat(into[i][0]).isEqualTo(i);
            }
        }
    }
}
