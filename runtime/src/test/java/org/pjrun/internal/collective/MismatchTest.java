package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.MismatchException;
import org.pjrun.Op;
import org.pjrun.Request;

/** Ranks that call different things all get an exception that says who called what; none hangs. */
@Timeout(30)
final class MismatchTest {
    /** What ranks do; the odd one is rank 1. */
    @FunctionalInterface
    private interface Calls {
        void call(Comm comm, boolean odd);
    }

    /** All ranks get the exception, in the call that is wrong or, where that could end, in one of the next. */
    private static void disagree(int size, Calls calls, String... texts) {
        LocalJob.runApart(size, comm -> {
            Throwable thrown = catchThrowable(() -> {
                calls.call(comm, comm.rank() == 1);
                comm.barrier();
            });
            assertThat(thrown).isInstanceOf(MismatchException.class);
            assertThat(thrown).hasMessageContainingAll("ranks disagree in collective operation ", "rank 1 called ");
            assertThat(thrown).hasMessageContainingAll(texts);
            assertThatThrownBy(comm::barrier)
                    .isInstanceOf(CommException.class)
                    .hasMessageContaining("barrier: an earlier collective operation");
            // nobody leaves before all have seen it: a rank that has left is another failure
            for (int peer = 0; peer < size; peer++) {
                comm.isend(new int[0], peer, 1);
            }
            for (int peer = 0; peer < size; peer++) {
                comm.recv(new int[0], peer, 1);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void roots_thatDiffer_areTold(int size) {
        disagree(size, (comm, odd) -> comm.bcast(new int[4], odd ? 1 : 0), "bcast (4 INT, root 1)", "(4 INT, root 0)");
        disagree(
                size,
                (comm, odd) -> comm.reduce(new long[9], new long[9], Op.MAX, odd ? 0 : size - 1),
                "reduce (9 LONG, MAX, root 0)",
                "reduce (9 LONG, MAX, root " + (size - 1) + ")");
        disagree(
                size,
                (comm, odd) -> comm.gatherObject("x", odd ? 1 : 0),
                "gatherObject (root 1)",
                "gatherObject (root 0)");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void counts_thatDiffer_areTold(int size) {
        disagree(
                size,
                (comm, odd) -> comm.allreduce(new int[odd ? 30_000 : 5], new int[30_000], Op.SUM),
                "rank 1 called allreduce (30000 INT, SUM)",
                "called allreduce (5 INT, SUM)");
        disagree(size, (comm, odd) -> comm.bcast(new int[odd ? 3 : 4], 0), "bcast (3 INT, ", "bcast (4 INT, ");
        disagree(
                size,
                (comm, odd) -> {
                    long[] counts = new long[size];
                    counts[0] = odd ? 2 : 1;
                    comm.allgatherv(new byte[comm.rank() == 0 ? 1 : 0], new byte[2], counts);
                },
                "allgatherv (counts #");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void operationsAndTypes_thatDiffer_areTold(int size) {
        disagree(
                size,
                (comm, odd) -> comm.allreduce(1, odd ? Op.MAX : Op.MIN),
                "allreduce (1 INT, MAX)",
                "allreduce (1 INT, MIN)");
        disagree(
                size,
                (comm, odd) -> {
                    Object buffer = odd ? new float[2] : new int[2];
                    comm.bcast(buffer, 0);
                },
                "2 FLOAT",
                "2 INT");
        disagree(
                size,
                (comm, odd) -> comm.allreduce(1, Op.ofInts(Integer::sum, !odd)),
                "an operation that does not commute",
                "an operation of its own");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void collectives_thatDiffer_areTold(int size) {
        disagree(
                size,
                (comm, odd) -> {
                    if (odd) {
                        comm.barrier();
                    } else {
                        comm.allgather(new int[1], new int[size]);
                    }
                },
                "rank 1 called barrier",
                "called allgather (1 INT)");
        disagree(
                size,
                (comm, odd) -> {
                    if (odd) {
                        comm.bcastObject("x", 0);
                    } else {
                        comm.bcast(new long[64], 0);
                    }
                },
                "bcastObject (root 0)",
                "bcast (64 LONG, root 0)");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void order_thatDiffers_isTold(int size) {
        disagree(
                size,
                (comm, odd) -> {
                    double[] data = new double[3];
                    comm.barrier();
                    Request first = odd ? comm.ibcast(data, 0) : comm.iallreduce(Comm.IN_PLACE, data, Op.SUM);
                    Request second = odd ? comm.iallreduce(Comm.IN_PLACE, data, Op.SUM) : comm.ibcast(data, 0);
                    Request.waitAll(second, first);
                },
                "bcast (3 DOUBLE, root 0)",
                "allreduce (3 DOUBLE, SUM)");
    }

    @Test
    void countsOfOneBlock_thatDiffer_areToldToAll() {
        LocalJob.runApart(3, comm -> {
            long[] counts = {1, 2, 3};
            int own = comm.rank() == 2 ? 2 : comm.rank() + 1;
            Throwable thrown = catchThrowable(() -> {
                comm.gatherv(new int[own], comm.rank() == 0 ? new int[6] : null, counts, 0);
                comm.barrier();
            });
            assertThat(thrown)
                    .isInstanceOf(MismatchException.class)
                    .hasMessageContaining("rank 2 sent 8 bytes (expected: 12");
            comm.sendrecv(new int[1], (comm.rank() + 1) % 3, 0, new int[1], (comm.rank() + 2) % 3, 0);
            comm.sendrecv(new int[1], (comm.rank() + 2) % 3, 0, new int[1], (comm.rank() + 1) % 3, 0);
        });
    }

    @Test
    void rank_whoseOperationThrows_takesTheOthersOutOfTheirWait() {
        LocalJob.runApart(4, comm -> {
            Op op = Op.ofInts(
                    (a, b) -> {
                        if (comm.rank() == 0) {
                            throw new IllegalStateException("no");
                        }
                        return a + b;
                    },
                    false);
            Throwable thrown = catchThrowable(() -> {
                comm.reduce(1, op, 0);
                comm.barrier();
            });
            if (comm.rank() == 0) {
                assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessage("no");
            } else {
                assertThat(thrown)
                        .isInstanceOf(CommException.class)
                        .hasMessageContaining("failed on rank 0: exception: java.lang.IllegalStateException: no");
            }
            for (int peer : List.of(1, 2, 3)) {
                comm.sendrecv(new int[1], (comm.rank() + peer) % 4, 0, new int[1], (comm.rank() + 4 - peer) % 4, 0);
            }
        });
    }

    @Test
    void communicators_ofTheirOwn_areNotDisturbed() {
        LocalJob.run(2, comm -> {
            Comm other = comm.dup();
            Throwable thrown = catchThrowable(() -> {
                other.bcast(new int[2], other.rank());
                other.barrier();
            });
            assertThat(thrown).isInstanceOf(MismatchException.class);
            assertThat(comm.allreduce(1, Op.SUM)).isEqualTo(2);
        });
    }
}
