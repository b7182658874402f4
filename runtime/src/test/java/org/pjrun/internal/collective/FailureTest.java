package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.CommException;
import org.pjrun.Op;
import org.pjrun.PeerFailedException;

/** Collectives that cannot end well end with an explanation. */
@Timeout(30)
final class FailureTest {
    @Test
    void peer_thatLeaves_failsTheCallAndAllLaterOnes() {
        LocalJob.runApart(3, comm -> {
            comm.barrier();
            if (comm.rank() == 2) {
                return;
            }
            assertThatThrownBy(() -> comm.allreduce(1, Op.SUM))
                    .isInstanceOf(PeerFailedException.class)
                    .hasMessageContaining("allreduce: rank ")
                    .hasMessageContaining("left the job");
            assertThatThrownBy(comm::barrier).isInstanceOf(PeerFailedException.class);
        });
    }

    @Test
    void operation_thatThrows_isThrownToTheCallerWhoCannotGoOn() {
        LocalJob.runApart(1, comm -> {
            // a world of one has nothing to combine
            Op op = Op.ofInts(Math::floorDiv, true);
            assertThat(comm.allreduce(0, op)).isZero();
        });
        LocalJob.runApart(2, comm -> {
            Op op = Op.ofInts(Math::floorDiv, true);
            // the other rank may have failed first, and then says so here
            assertThatThrownBy(() -> comm.allreduce(0, op)).hasMessageContaining("/ by zero");
            assertThatThrownBy(comm::barrier).isInstanceOf(CommException.class).hasMessageContaining("exception");
            comm.send(1, comm.rank(), 0);
            assertThat(comm.recvInt(comm.rank(), 0)).isEqualTo(1);
        });
    }

    @Test
    void collective_insideOfAnOperationOfTheSameCommunicator_isRefused() {
        LocalJob.runApart(2, comm -> {
            Op op = Op.ofInts(
                    (a, b) -> {
                        comm.barrier();
                        return a + b;
                    },
                    true);
            assertThatThrownBy(() -> comm.allreduce(3, op))
                    .isInstanceOf(CommException.class)
                    .hasMessageContaining("barrier: another collective operation of this rank is running");
        });
    }

    @Test
    void collective_ofAnotherThread_isRefusedWhileOneRuns() throws InterruptedException {
        CountDownLatch refused = new CountDownLatch(1);
        LocalJob.run(2, comm -> {
            if (comm.rank() == 0) {
                AtomicReference<CommException> error = new AtomicReference<>();
                Runnable barrier = () -> {
                    try {
                        comm.barrier();
                    } catch (CommException e) {
                        error.set(e);
                        refused.countDown();
                    }
                };
                // neither can end before the other rank comes, so the second one is refused, whichever it is
                Thread other = Thread.ofPlatform().start(barrier);
                barrier.run();
                other.join();
                assertThat(error.get()).hasMessageContaining("one after the other");
            } else {
                refused.await();
                comm.barrier();
            }
        });
        assertThat(refused.getCount()).isZero();
    }
}
