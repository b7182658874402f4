package org.pjrun.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.Status;
import org.pjrun.testkit.RanksTest;

/** Sending and receiving in one call (MPI 4.1 §3.10), and the null process (§3.11). */
@Timeout(60)
class SendrecvTest {
    @RanksTest({1, 2, 3, 8})
    void sendrecv_ring_neverBlocks(Comm comm) {
        int size = comm.size();
        int next = (comm.rank() + 1) % size;
        int previous = (comm.rank() + size - 1) % size;
        for (int length : new int[] {0, 1, 512, 600, 100_000}) {
            long[] data = new long[length];
            Arrays.fill(data, comm.rank());
            long[] into = new long[length + 1];
            Status status = comm.sendrecv(data, next, 4, into, previous, 4);
            assertThat(status.source()).isEqualTo(previous);
            assertThat(status.count()).isEqualTo(length);
            for (int i = 0; i < length; i++) {
                assertThat(into[i]).isEqualTo(previous);
            }
        }
    }

    @RanksTest({1, 2, 3})
    void sendrecv_parts_onlyThoseMove(Comm comm) {
        int size = comm.size();
        int next = (comm.rank() + 1) % size;
        int previous = (comm.rank() + size - 1) % size;
        int[] data = {-1, comm.rank(), comm.rank() * 10, -1};
        int[] into = {7, 7, 7, 7};
        Status status = comm.sendrecv(data, 1, 2, next, 0, into, 2, 2, Comm.ANY_SOURCE, Comm.ANY_TAG);
        assertThat(into).containsExactly(7, 7, previous, previous * 10);
        assertThat(status.source()).isEqualTo(previous);
    }

    @RanksTest({1, 2, 3})
    void sendrecvReplace_ring_bufferHoldsWhatCame(Comm comm) {
        int size = comm.size();
        int next = (comm.rank() + 1) % size;
        int previous = (comm.rank() + size - 1) % size;
        for (int length : new int[] {0, 3, 2000, 60_000}) {
            double[] data = new double[length];
            Arrays.fill(data, comm.rank() + 0.5);
            comm.sendrecvReplace(data, next, 1, previous, 1);
            for (double element : data) {
                assertThat(element).isEqualTo(previous + 0.5);
            }
            Arrays.fill(data, comm.rank());
            if (length > 2) {
                comm.sendrecvReplace(data, 1, length - 2, next, 1, previous, 1);
                assertThat(data[0]).isEqualTo(comm.rank());
                assertThat(data[1]).isEqualTo(previous);
                assertThat(data[length - 2]).isEqualTo(previous);
                assertThat(data[length - 1]).isEqualTo(comm.rank());
            }
        }
    }

    @RanksTest({1, 2})
    void nullProcess_everyOperation_isCompleteAndEmpty(Comm comm) {
        int nobody = Comm.PROC_NULL;
        int[] untouched = {1, 2};
        comm.send(untouched, nobody, 0);
        comm.ssend(untouched, nobody, 0);
        comm.bsend(untouched, nobody, 0);
        comm.rsend(untouched, nobody, 0);
        comm.send(1, nobody, 0);
        assertThat(comm.recv(untouched, nobody, Comm.ANY_TAG)).isEqualTo(Status.EMPTY);
        assertThat(comm.recvInt(nobody, 0)).isZero();
        assertThat(comm.sendrecv(untouched, nobody, 0, untouched, nobody, 0)).isEqualTo(Status.EMPTY);
        assertThat(comm.probe(nobody, 0)).isEqualTo(Status.EMPTY);
        assertThat(comm.iprobe(nobody, 0)).contains(Status.EMPTY);
        assertThat(comm.mprobe(nobody, 0).recv(untouched)).isEqualTo(Status.EMPTY);
        assertThat(comm.improbe(nobody, 0).orElseThrow().irecv(untouched).waitFor())
                .isEqualTo(Status.EMPTY);
        assertThat(comm.isend(untouched, nobody, 0).waitFor()).isEqualTo(Status.EMPTY);
        assertThat(comm.irecv(untouched, nobody, 0).test()).contains(Status.EMPTY);
        assertThat(untouched).containsExactly(1, 2);
        assertThat(Status.EMPTY.source()).isEqualTo(Comm.PROC_NULL);
        assertThat(Status.EMPTY.tag()).isEqualTo(Comm.ANY_TAG);
        assertThat(Status.EMPTY.count()).isZero();
    }

    @RanksTest({2, 3, 5})
    void sendrecv_openChain_endsTalkToNobody(Comm comm) {
        int up = comm.rank() + 1 < comm.size() ? comm.rank() + 1 : Comm.PROC_NULL;
        int down = comm.rank() > 0 ? comm.rank() - 1 : Comm.PROC_NULL;
        int[] into = {-1};
        Status status = comm.sendrecv(new int[] {comm.rank()}, up, 0, into, down, 0);
        assertThat(into[0]).isEqualTo(comm.rank() - 1);
        assertThat(status.count()).isEqualTo(down == Comm.PROC_NULL ? 0 : 1);
    }
}
