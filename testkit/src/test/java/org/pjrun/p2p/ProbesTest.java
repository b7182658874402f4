package org.pjrun.p2p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.Message;
import org.pjrun.Request;
import org.pjrun.Status;
import org.pjrun.testkit.RanksTest;

/** Probes and matched probes (MPI 4.1 §3.8). */
@Timeout(60)
class ProbesTest {
    private static final int[] LENGTHS = {0, 1, 500, 512, 513, 40_000};

    @RanksTest({1, 2})
    void probe_anyLength_tellsStatusAndMessageStays(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        for (int length : LENGTHS) {
            Request sent = comm.isend(new double[length], peer, length);
            Status probed = comm.probe(peer, Comm.ANY_TAG);
            assertThat(probed).isEqualTo(new Status(peer, length, ElementType.DOUBLE, length * 8L, false));
            assertThat(comm.iprobe(Comm.ANY_SOURCE, length)).contains(probed);
            assertThat(comm.recv(new double[length], peer, length)).isEqualTo(probed);
            sent.waitFor();
        }
    }

    @RanksTest({1, 2})
    void iprobe_nothingFits_isEmpty(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        assertThat(comm.iprobe(Comm.ANY_SOURCE, 3)).isEmpty();
        assertThat(comm.improbe(Comm.ANY_SOURCE, 3)).isEmpty();
        sync(comm);
        comm.isend(new int[1], peer, 3);
        comm.probe(peer, 3);
        assertThat(comm.iprobe(peer, 4)).isEmpty();
        assertThat(comm.improbe(peer, 4)).isEmpty();
        assertThat(comm.iprobe(peer, 3)).isPresent();
        comm.recvInt(peer, 3);
        assertThat(comm.iprobe(peer, 3)).isEmpty();
    }

    @RanksTest(2)
    void iprobe_inLoop_findsWhatComes(Comm comm) {
        for (int length : LENGTHS) {
            if (comm.rank() == 0) {
                comm.send(new byte[length], 1, 0);
                comm.recv(new byte[0], 1, 1);
            } else {
                Optional<Status> found = comm.iprobe(0, 0);
                while (found.isEmpty()) {
                    Thread.onSpinWait();
                    found = comm.iprobe(0, 0);
                }
                assertThat(found.get().bytes()).isEqualTo(length);
                comm.recv(new byte[length], found.get().source(), found.get().tag());
                comm.send(new byte[0], 0, 1);
            }
        }
    }

    @RanksTest({1, 2})
    void mprobe_messageTaken_onlyItsOwnerReceivesIt(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        for (int length : LENGTHS) {
            int[] first = {1};
            int[] data = new int[length];
            java.util.Arrays.fill(data, 1);
            Request sentFirst = comm.isend(data, peer, 0);
            java.util.Arrays.fill(first, 2);
            comm.isend(first, peer, 0);
            Message message = comm.mprobe(peer, 0);
            assertThat(message.status().count()).isEqualTo(length);
            assertThat(comm.recvInt(peer, 0)).isEqualTo(2); // overtakes the message that is out of matching
            int[] into = new int[length + 1];
            Status status = message.recv(into, 1, length);
            assertThat(status).isEqualTo(message.status());
            assertThat(into[length]).isEqualTo(length == 0 ? 0 : 1);
            sentFirst.waitFor();
            assertThatThrownBy(() -> message.recv(into))
                    .isInstanceOfSatisfying(
                            CommException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.REQUEST))
                    .hasMessage("mrecv: the message has been received before (rank " + comm.rank() + " of "
                            + comm.size() + ", world)");
        }
    }

    @RanksTest({1, 2})
    void improbe_messageReceivedNonblocking_arrives(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        for (int length : LENGTHS) {
            Request sent = comm.isend(ModesTest.pattern(length), peer, 9);
            Optional<Message> found = comm.improbe(peer, 9);
            while (found.isEmpty()) {
                Thread.yield();
                found = comm.improbe(peer, 9);
            }
            byte[] into = new byte[length];
            assertThat(found.get().irecv(into).waitFor()).isEqualTo(found.get().status());
            ModesTest.checkContent(into, length);
            sent.waitFor();
        }
    }

    @RanksTest({2})
    void mprobe_manyThreads_eachTakesItsOwnMessage(Comm comm) throws InterruptedException {
        int threads = 4;
        int each = 200;
        if (comm.rank() == 0) {
            for (int i = 0; i < threads * each; i++) {
                comm.send(new int[] {i, i}, 1, 0);
            }
        } else {
            java.util.Set<Integer> seen = java.util.concurrent.ConcurrentHashMap.newKeySet();
            Thread[] all = new Thread[threads];
            for (int t = 0; t < threads; t++) {
                all[t] = Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < each; i++) {
                        int[] into = new int[2];
                        comm.mprobe(Comm.ANY_SOURCE, 0).recv(into);
                        seen.add(into[0]);
                    }
                });
            }
            for (Thread thread : all) {
                thread.join();
            }
            assertThat(seen).hasSize(threads * each);
        }
    }

    private static void sync(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        comm.sendrecv(new byte[0], peer, 77, new byte[0], peer, 77);
    }
}
