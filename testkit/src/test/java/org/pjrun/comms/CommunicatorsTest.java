package org.pjrun.comms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Comparison;
import org.pjrun.ErrorClass;
import org.pjrun.Op;
import org.pjrun.Request;
import org.pjrun.testkit.RanksTest;

/** Communicators that are made, used side by side, and freed (MPI 4.1 §7.4). */
@Timeout(60)
class CommunicatorsTest {
    private final long seed = Long.getLong("pjrun.test.seed", System.nanoTime());

    @RanksTest({1, 2, 3, 4, 8})
    void dup_sameGroup_messagesDoNotMeet(Comm comm) {
        Comm dup = comm.dup();
        assertThat(dup.compare(comm)).isEqualTo(Comparison.CONGRUENT);
        assertThat(comm.compare(comm)).isEqualTo(Comparison.IDENT);
        assertThat(dup.name()).isEqualTo("world/dup");
        int next = (comm.rank() + 1) % comm.size();
        int before = (comm.rank() + comm.size() - 1) % comm.size();
        Request first = comm.isend(new int[] {1}, next, 5);
        Request second = dup.isend(new int[] {2}, next, 5);
        assertThat(dup.recvInt(before, 5)).isEqualTo(2);
        assertThat(comm.recvInt(before, 5)).isEqualTo(1);
        Request.waitAll(first, second);
        assertThat(dup.allreduce(1, Op.SUM)).isEqualTo(comm.size());
        dup.free();
    }

    @RanksTest({1, 2, 3, 4, 5, 8})
    void split_atRandom_ordersByKeyAndRank(Comm comm) {
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            int[] colors = random.ints(comm.size(), -1, 3).toArray();
            int[] keys = random.ints(comm.size(), -2, 3).toArray();
            int color = colors[comm.rank()] < 0 ? Comm.UNDEFINED : colors[comm.rank()];
            try (Comm part = comm.split(color, keys[comm.rank()])) {
                if (color == Comm.UNDEFINED) {
                    assertThat(part.isNull()).isTrue();
                    assertThat(part.size()).isZero();
                    continue;
                }
                List<Integer> expected = new ArrayList<>();
                for (int r = 0; r < comm.size(); r++) {
                    if (colors[r] == color) {
                        expected.add(r);
                    }
                }
                expected.sort(Comparator.<Integer>comparingInt(r -> keys[r]));
                assertThat(part.rank()).as("seed %d", seed).isEqualTo(expected.indexOf(comm.rank()));
                assertThat(part.allgatherObject(comm.rank()))
                        .as("seed %d", seed)
                        .isEqualTo(expected);
                assertThat(part.name()).isEqualTo("world/" + color);
                int last = part.size() - 1;
                if (part.rank() == 0) {
                    part.send(round, last, 1);
                }
                if (part.rank() == last) {
                    assertThat(part.recvInt(Comm.ANY_SOURCE, Comm.ANY_TAG)).isEqualTo(round);
                }
            }
        }
    }

    @RanksTest({2, 4, 7})
    void split_ofASplit_namesRanksOfItsOwn(Comm comm) {
        Comm reversed = comm.split(0, -comm.rank());
        assertThat(reversed.rank()).isEqualTo(comm.size() - 1 - comm.rank());
        assertThat(reversed.compare(comm)).isEqualTo(Comparison.SIMILAR);
        Comm pairs = reversed.split(reversed.rank() / 2, 0);
        int sum = pairs.allreduce(comm.rank(), Op.SUM);
        int mine = reversed.rank() / 2 * 2;
        int expected = mine + 1 < comm.size() ? 2 * (comm.size() - 1) - 2 * mine - 1 : comm.size() - 1 - mine;
        assertThat(sum).isEqualTo(expected);
        assertThat(pairs.compare(comm)).isEqualTo(comm.size() == 2 ? Comparison.SIMILAR : Comparison.UNEQUAL);
    }

    @RanksTest(2)
    void freed_everyCall_saysSo(Comm comm) {
        Comm dup = comm.dup();
        dup.setName("gone");
        dup.free();
        dup.close();
        String tail = "the communicator has been freed (rank " + comm.rank() + " of 2, gone)";
        refused(() -> dup.send(1, 0, 0), "send: " + tail);
        refused(() -> dup.irecv(new int[1], Comm.PROC_NULL, 0), "irecv: " + tail);
        refused(() -> dup.probe(0, 0), "probe: " + tail);
        refused(dup::barrier, "barrier: " + tail);
        refused(() -> dup.bcast(1, 0), "bcast: " + tail);
        refused(dup::dup, "dup: " + tail);
        refused(() -> dup.split(0, 0), "split: " + tail);
        refused(dup::free, "free: " + tail);
        refused(dup::group, "group: " + tail);
        refused(
                comm::free,
                "free: the world cannot be freed; it ends with the program (rank " + comm.rank() + " of 2, world)");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CommException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.COMM))
                .hasMessage(message);
    }

    @RanksTest(2)
    void nullCommunicator_everyCall_saysSo(Comm comm) {
        Comm none = comm.split(Comm.UNDEFINED, 0);
        none.close();
        assertThat(none.rank()).isEqualTo(Comm.UNDEFINED);
        String tail = "the communicator is null: this rank is not a member (null)";
        refused(() -> none.send(1, 0, 0), "send: " + tail);
        refused(() -> none.bcast(1, 0), "bcast: " + tail);
        refused(none::dup, "dup: " + tail);
        refused(none::free, "free: " + tail);
        assertThatThrownBy(() -> comm.split(-1, 0))
                .hasMessage("split: color: -1 (expected: not negative, or UNDEFINED) (rank " + comm.rank()
                        + " of 2, world)");
    }

    /** What was posted before is completed; what nobody received is refused. */
    @RanksTest({1, 2})
    void free_withPendingOperations_completesThem(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        for (int length : new int[] {1, 100_000}) {
            Comm dup = comm.dup();
            int[] into = new int[length];
            Request receive = dup.irecv(into, peer, 1);
            Request send = dup.isend(new int[length], peer, 1);
            Request never = dup.irecv(into, peer, 2);
            dup.free();
            assertThat(receive.waitFor().count()).isEqualTo(length);
            send.waitFor();
            never.cancel();
            assertThat(never.waitFor().cancelled()).isTrue();
            comm.barrier();
        }
    }

    @RanksTest(2)
    void free_receiverFreesBeforeMessagesCome_sendersAreTold(Comm comm) {
        Comm dup = comm.dup();
        if (comm.rank() == 0) {
            dup.free();
            comm.barrier();
            comm.barrier();
        } else {
            comm.barrier();
            for (int i = 0; i < 10_000; i++) {
                dup.send(new byte[1000], 0, 3); // without refusal the receiver's credit would end
                if (i == 0) {
                    assertThatThrownBy(() -> dup.ssend(new byte[1000], 0, 3))
                            .hasMessage(
                                    "ssend: rank 0 of the world has freed the communicator (rank 1 of 2, world/dup)");
                }
            }
            dup.free();
            comm.barrier();
        }
    }
}
