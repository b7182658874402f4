package org.pjrun.comms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.AbortException;
import org.pjrun.Comm;
import org.pjrun.Environment;
import org.pjrun.PeerFailedException;
import org.pjrun.ThreadLevel;
import org.pjrun.testkit.Ranks;
import org.pjrun.testkit.RanksTest;

/** What surrounds a rank (MPI 4.1 chapter 9). */
@Timeout(60)
class EnvironmentTest {
    @RanksTest({1, 3})
    void environment_onOneHost_isTold(Comm comm) {
        Environment environment = comm.environment();
        assertThat(environment.world()).isSameAs(comm);
        assertThat(environment.self().size()).isEqualTo(1);
        assertThat(environment.self().allgatherObject(comm.rank())).containsExactly(comm.rank());
        assertThat(environment.localRank()).isEqualTo(comm.rank());
        assertThat(environment.localSize()).isEqualTo(comm.size());
        assertThat(environment.host()).isZero();
        assertThat(environment.universeSize()).isGreaterThanOrEqualTo(comm.size());
        assertThat(environment.processorName()).isNotBlank();
        assertThat(environment.queryThread()).isEqualTo(ThreadLevel.MULTIPLE);
        assertThat(environment.version()).isEqualTo(new Environment.Version(4, 1));
        assertThat(environment.libraryVersion()).startsWith("pjrun ");
        assertThat(environment.attributes()).containsEntry("maxprocs", Integer.toString(comm.size()));
        assertThat(environment.wtimeIsGlobal()).isTrue();
    }

    @Test
    void wtime_runsForwardInItsTicks() {
        double before = Comm.wtime();
        double after = Comm.wtime();
        while (after == before) {
            after = Comm.wtime();
        }
        assertThat(after).isGreaterThan(before);
        assertThat(Comm.wtick()).isPositive().isLessThan(1e-3);
    }

    @Test
    void abort_inAProcessOfSeveralRanks_throwsAndTheOthersNoticeTheDeath() {
        assertThatThrownBy(() -> Ranks.run(2, comm -> {
                    if (comm.rank() == 1) {
                        comm.abort(7);
                    }
                    assertThatThrownBy(() -> comm.recv(new int[1], 1, 0)).isInstanceOf(PeerFailedException.class);
                }))
                .isInstanceOfSatisfying(
                        AbortException.class, e -> assertThat(e.code()).isEqualTo(7))
                .hasMessage("abort: with code 7 (rank 1 of 2, world)");
    }
}
