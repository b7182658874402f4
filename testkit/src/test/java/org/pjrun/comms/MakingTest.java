package org.pjrun.comms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.Group;
import org.pjrun.ObjectRequest;
import org.pjrun.Op;
import org.pjrun.PeerFailedException;
import org.pjrun.SplitType;
import org.pjrun.testkit.Ranks;
import org.pjrun.testkit.RanksTest;

/** Communicators made of groups, by hardware, and while the program goes on (MPI 4.1 §7.4.2). */
@Timeout(60)
class MakingTest {
    private final long seed = Long.getLong("pjrun.test.seed", System.nanoTime());

    @RanksTest({1, 2, 3, 4, 8})
    void create_disjointRandomGroups_eachIsACommunicator(Comm comm) {
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, comm.size()).boxed().toList());
            Collections.shuffle(order, random);
            int cut = random.nextInt(comm.size() + 1);
            int[] first = order.subList(0, cut).stream().mapToInt(r -> r).toArray();
            int[] second =
                    order.subList(cut, comm.size()).stream().mapToInt(r -> r).toArray();
            boolean inFirst = order.indexOf(comm.rank()) < cut;
            Group mine = comm.group().incl(inFirst ? first : second);
            try (Comm made = comm.create(mine)) {
                assertThat(made.group()).as("seed %d", seed).isEqualTo(mine);
                assertThat(made.allgatherObject(comm.rank()))
                        .as("seed %d", seed)
                        .isEqualTo(inFirst ? order.subList(0, cut) : order.subList(cut, comm.size()));
            }
            try (Comm half = comm.create(comm.group().incl(first))) {
                assertThat(half.isNull()).isEqualTo(!inFirst);
            }
        }
    }

    @RanksTest({2, 3, 4, 8})
    void createGroup_othersDoNotCall_isMade(Comm comm) {
        if (comm.rank() % 2 == 0) {
            return;
        }
        int[] odd = IntStream.range(0, comm.size()).filter(r -> r % 2 == 1).toArray();
        Group group = comm.group().incl(odd);
        for (int round = 0; round < 50; round++) {
            try (Comm made = comm.createGroup(group, round);
                    Comm orphan = Comm.createFromGroup(group, "org.pjrun/" + round)) {
                assertThat(made.size()).isEqualTo(odd.length);
                assertThat(made.allreduce(comm.rank(), Op.MAX)).isEqualTo(odd[odd.length - 1]);
                assertThat(orphan.allreduce(1, Op.SUM)).isEqualTo(odd.length);
            }
        }
    }

    @RanksTest(3)
    void createGroup_byTwoThreadsWithDifferentTags_isNotMixedUp(Comm comm) throws InterruptedException {
        Group all = comm.group();
        Group backwards = all.incl(2, 1, 0);
        List<Comm> made = Collections.synchronizedList(new ArrayList<>());
        Thread other = Thread.ofPlatform().start(() -> made.add(comm.createGroup(backwards, 7)));
        Comm forwards = comm.createGroup(all, 8);
        other.join();
        assertThat(forwards.rank()).isEqualTo(comm.rank());
        assertThat(made).singleElement().satisfies(c -> assertThat(c.rank()).isEqualTo(2 - comm.rank()));
        assertThat(forwards.allgatherObject(comm.rank())).containsExactly(0, 1, 2);
        assertThat(made.getFirst().allgatherObject(comm.rank())).containsExactly(2, 1, 0);
    }

    @RanksTest({1, 2, 3, 8})
    void idup_several_areMadeWhileTheProgramGoesOn(Comm comm) {
        ObjectRequest<Comm> first = comm.idup();
        ObjectRequest<Comm> second = comm.idup();
        assertThat(comm.allreduce(1, Op.SUM)).isEqualTo(comm.size());
        Comm two = second.waitForObject();
        Comm one = first.waitForObject();
        assertThat(first.waitForObject()).isSameAs(one);
        int next = (comm.rank() + 1) % comm.size();
        one.isend(new int[] {1}, next, 0);
        two.isend(new int[] {2}, next, 0);
        assertThat(two.recvInt(Comm.ANY_SOURCE, 0)).isEqualTo(2);
        assertThat(one.recvInt(Comm.ANY_SOURCE, 0)).isEqualTo(1);
        assertThat(two.allreduce(1, Op.SUM)).isEqualTo(comm.size());
    }

    @RanksTest({1, 4})
    void splitType_onOneHost_sharesMemoryWithAll(Comm comm) {
        Comm host = comm.splitType(SplitType.SHARED, -comm.rank());
        assertThat(host.size()).isEqualTo(comm.size());
        assertThat(host.rank()).isEqualTo(comm.size() - 1 - comm.rank());
        for (SplitType type : SplitType.values()) {
            Comm part = comm.splitType(type);
            // all ranks are threads of one process, and so confined to the same processors
            assertThat(part.isNull() || part.size() == comm.size())
                    .as("%s", type)
                    .isTrue();
        }
    }

    @RanksTest(3)
    void create_ofAGroupThatIsNoPart_isRefused(Comm comm) {
        Comm pair = comm.split(comm.rank() / 2, 0);
        Group world = comm.group();
        if (comm.rank() < 2) {
            assertThatThrownBy(() -> pair.create(world))
                    .isInstanceOfSatisfying(
                            CommException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.GROUP))
                    .hasMessage("create: group: rank 2 of it, process 2 of the world, is not in the communicator"
                            + " (expected: a part of its group) (rank " + comm.rank() + " of 2, world/0)");
        }
        assertThatThrownBy(() -> comm.createGroup(world, -1))
                .hasMessageStartingWith("createGroup: tag: -1 (expected: 0 to 2147483647)");
        assertThat(comm.create(Group.empty()).isNull()).isTrue();
    }

    @org.junit.jupiter.api.Test
    void dup_aRankHasDied_failsAndDoesNotHang() {
        assertThatThrownBy(() -> Ranks.run(3, comm -> {
                    if (comm.rank() == 0) {
                        throw new IllegalStateException("the leader is gone");
                    }
                    assertThatThrownBy(comm::dup)
                            .isInstanceOf(PeerFailedException.class)
                            .hasMessageStartingWith("dup: rank 0 of the world has died (rank " + comm.rank());
                }))
                .hasMessage("the leader is gone");
    }
}
