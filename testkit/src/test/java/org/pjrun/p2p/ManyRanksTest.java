package org.pjrun.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.Request;
import org.pjrun.testkit.Ranks;
import org.pjrun.testkit.RanksTest;

/** As many ranks on one host as big machines have cores. */
@Timeout(120)
class ManyRanksTest {
    private static final int RANKS = 256;

    @Test
    void ringAndBarrier_256Ranks_endInTime() {
        Ranks.of(RANKS).limit(Duration.ofSeconds(100)).stackSize(256 * 1024).run(comm -> {
            barrier(comm, 0);
            ring(comm);
            barrier(comm, 1);
            if (comm.rank() == 0) {
                int sum = 0;
                for (int i = 1; i < RANKS; i++) {
                    sum += comm.recvInt(Comm.ANY_SOURCE, 5);
                }
                assertThat(sum).isEqualTo(RANKS * (RANKS - 1) / 2);
            } else {
                comm.send(comm.rank(), 0, 5);
            }
        });
    }

    @RanksTest(8)
    void everybodySendsLargeMessagesToAll_lanesRunOut_allArrive(Comm comm) {
        int size = comm.size();
        byte[][] into = new byte[size][300_000];
        List<Request> requests = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (int peer = 0; peer < size; peer++) {
                requests.add(comm.irecv(into[peer], peer, round));
            }
            for (int peer = 0; peer < size; peer++) {
                requests.add(comm.isend(ModesTest.pattern(300_000 - comm.rank()), peer, round));
            }
            Request.waitAll(requests.toArray(new Request[0]));
            for (int peer = 0; peer < size; peer++) {
                ModesTest.checkContent(into[peer], 300_000 - peer);
            }
        }
    }

    private static void ring(Comm comm) {
        int next = (comm.rank() + 1) % RANKS;
        int previous = (comm.rank() + RANKS - 1) % RANKS;
        if (comm.rank() == 0) {
            comm.send(1L, next, 1);
            assertThat(comm.recvLong(previous, 1)).isEqualTo(RANKS);
        } else {
            comm.send(comm.recvLong(previous, 1) + 1, next, 1);
        }
        byte[] into = new byte[20_000];
        comm.sendrecv(ModesTest.pattern(20_000), next, 2, into, previous, 2);
        ModesTest.checkContent(into, 20_000);
    }

    /** Dissemination: in round k with the ranks 2^k away. */
    private static void barrier(Comm comm, int number) {
        for (int distance = 1; distance < RANKS; distance *= 2) {
            int[] into = {-1};
            comm.sendrecv(
                    new int[] {distance},
                    (comm.rank() + distance) % RANKS,
                    10 + number,
                    into,
                    (comm.rank() + RANKS - distance) % RANKS,
                    10 + number);
            assertThat(into[0]).isEqualTo(distance);
        }
    }
}
