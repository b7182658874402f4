package org.pjrun.p2p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.ErrorClass;
import org.pjrun.Message;
import org.pjrun.PeerFailedException;
import org.pjrun.Request;
import org.pjrun.Status;
import org.pjrun.testkit.RankProgram;
import org.pjrun.testkit.Ranks;

/** The end of a peer fails the operations that need it and no others. */
@Timeout(60)
class PeerFailureTest {
    /** What the rank throws that is to die. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Runs on three ranks of which the last ends as its program throws. */
    private static void run(RankProgram program) {
        assertThatThrownBy(() -> Ranks.run(3, program))
                .isInstanceOf(Death.class)
                .satisfies(death -> {
                    // only the death itself, no failure of another rank
                    assertThat(death.getSuppressed()).hasSize(1);
                });
    }

    @Test
    void peerDies_blockedOperationsFail_othersGoOn() {
        run(comm -> {
            switch (comm.rank()) {
                case 2 -> {
                    comm.recv(new byte[0], 0, 0);
                    comm.recv(new byte[0], 1, 0);
                    throw new Death();
                }
                case 1 -> {
                    comm.send(new byte[0], 2, 0);
                    failed(() -> comm.recv(new int[1], 2, 5), "recv");
                    failed(() -> comm.ssend(new int[1], 2, 5), "ssend");
                    talk(comm, 0);
                }
                default -> {
                    Request receive = comm.irecv(new int[1], 2, 4);
                    Request any = comm.irecv(new int[1], Comm.ANY_SOURCE, 3);
                    Request send = comm.isend(new byte[1_000_000], 2, 4);
                    Request synchronous = comm.issend(new byte[1], 2, 4);
                    comm.send(new byte[0], 2, 0);
                    failed(receive::waitFor, "irecv");
                    failed(send::waitFor, "isend");
                    failed(synchronous::waitFor, "issend");
                    failed(() -> comm.probe(2, 1), "probe");
                    failed(() -> comm.mprobe(2, 1), "mprobe");
                    assertThat(any.test()).isEmpty(); // the other may still send
                    any.cancel();
                    any.waitFor();
                    talk(comm, 1);
                }
            }
        });
    }

    @Test
    void peerDies_whatItHadSentCanStillBeReceived() {
        run(comm -> {
            switch (comm.rank()) {
                case 2 -> {
                    for (int i = 0; i < 100; i++) {
                        comm.send(i, 0, i % 2);
                    }
                    comm.isend(new byte[500_000], 0, 2); // only announced: it goes down with its sender
                    comm.send(new byte[4096], 0, 3);
                    throw new Death();
                }
                case 0 -> {
                    comm.probe(2, 3);
                    failed(() -> comm.recv(new int[1], 2, 4), "recv");
                    for (int i = 1; i < 100; i += 2) {
                        assertThat(comm.recvInt(2, 1)).isEqualTo(i);
                    }
                    for (int i = 0; i < 100; i += 2) {
                        assertThat(comm.recvInt(Comm.ANY_SOURCE, 0)).isEqualTo(i);
                    }
                    failed(() -> comm.recv(new byte[500_000], 2, 2), "recv");
                    assertThat(comm.recv(new byte[4096], 2, 3).count()).isEqualTo(4096);
                    failed(() -> comm.recvInt(2, 0), "recv");
                }
                default -> {}
            }
        });
    }

    @Test
    void peerDies_loopOfTestsOrProbes_ends() {
        run(comm -> {
            switch (comm.rank()) {
                case 2 -> {
                    Thread.sleep(50);
                    throw new Death();
                }
                case 1 -> {
                    Request receive = comm.irecv(new int[1], 2, 0);
                    failed(
                            () -> {
                                Optional<Status> status = Optional.empty();
                                while (status.isEmpty()) {
                                    status = receive.test();
                                }
                            },
                            "irecv");
                }
                default ->
                    failed(
                            () -> {
                                Optional<Status> status = Optional.empty();
                                while (status.isEmpty()) {
                                    status = comm.iprobe(2, 0);
                                }
                            },
                            "iprobe");
            }
        });
    }

    @Test
    void peerDies_messageTakenByMatchedProbe_failsIfItWasOnlyAnnounced() {
        run(comm -> {
            switch (comm.rank()) {
                case 2 -> {
                    comm.send(new int[] {5}, 0, 0);
                    comm.isend(new byte[100_000], 0, 1);
                    comm.recv(new byte[0], 0, 9);
                    throw new Death();
                }
                case 0 -> {
                    Message complete = comm.mprobe(2, 0);
                    Message announced = comm.mprobe(2, 1);
                    comm.send(new byte[0], 2, 9);
                    failed(() -> comm.probe(2, 7), "probe");
                    assertThat(complete.recv(new int[1]).count()).isEqualTo(1);
                    failed(() -> announced.recv(new byte[100_000]), "mrecv");
                }
                default -> {}
            }
        });
    }

    @Test
    void peerDies_inTheMiddleOfLargeMessages_bothDirectionsFail() {
        for (int round = 0; round < 5; round++) {
            int pause = round * 300;
            run(comm -> {
                byte[] large = new byte[20_000_000];
                switch (comm.rank()) {
                    case 2 -> {
                        Request receive = comm.irecv(large, 0, 0);
                        Request send = comm.isend(large, 1, 0);
                        for (int i = 0; i < pause; i++) {
                            receive.test();
                            send.test();
                        }
                        throw new Death();
                    }
                    case 0 -> {
                        failedOrDone(() -> comm.send(large, 2, 0));
                        talk(comm, 1);
                    }
                    default -> {
                        failedOrDone(() -> comm.recv(large, 2, 0));
                        talk(comm, 0);
                    }
                }
            });
        }
    }

    @Test
    void senderToDeadPeer_withFullRing_fails() {
        run(comm -> {
            if (comm.rank() == 2) {
                comm.isend(new byte[0], 0, 0);
                Thread.sleep(20);
                throw new Death();
            } else if (comm.rank() == 0) {
                failed(
                        () -> {
                            for (int i = 0; i < 100_000; i++) {
                                comm.send(new byte[1000], 2, 0);
                            }
                        },
                        "send");
            }
        });
    }

    @Test
    void allOthersDie_receiveFromAnybodyFails() {
        assertThatThrownBy(() -> Ranks.run(3, comm -> {
                    if (comm.rank() > 0) {
                        throw new Death();
                    }
                    assertThatThrownBy(() -> comm.recv(new int[1], Comm.ANY_SOURCE, 0))
                            .isInstanceOf(PeerFailedException.class)
                            .hasMessage("recv: every other rank of the communicator has ended or left the job, so no"
                                    + " message can come (rank 0 of 3, world)");
                }))
                .isInstanceOf(Death.class)
                .satisfies(death -> assertThat(death.getSuppressed()).hasSize(2));
    }

    private static void talk(Comm comm, int peer) {
        int[] into = {0};
        comm.sendrecv(new int[] {comm.rank()}, peer, 8, into, peer, 8);
        assertThat(into[0]).isEqualTo(peer);
        comm.sendrecv(new byte[300_000], peer, 8, new byte[300_000], peer, 8);
    }

    private static void failed(ThrowingCallable call, String operation) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PeerFailedException.class,
                        e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.PROC_FAILED))
                .hasMessageStartingWith(operation + ": rank 2 of the world has died (rank ");
    }

    private static void failedOrDone(Runnable call) {
        try {
            call.run();
        } catch (PeerFailedException e) {
            assertThat(e).hasMessageContaining("rank 2 of the world has died");
        }
    }
}
