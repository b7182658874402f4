package org.pjrun.comms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Comparison;
import org.pjrun.ErrorClass;
import org.pjrun.Group;
import org.pjrun.testkit.Ranks;
import org.pjrun.testkit.RanksTest;

/** Groups (MPI 4.1 §7.3), against plain lists; replay by {@code -Dpjrun.test.seed=SEED}. */
@Timeout(60)
class GroupsTest {
    @RanksTest({1, 2, 3, 8})
    void group_ofTheWorld_hasAllRanksInOrder(Comm comm) {
        Group group = comm.group();
        assertThat(group.size()).isEqualTo(comm.size());
        assertThat(group.rank()).isEqualTo(comm.rank());
        assertThat(group.compare(comm.group())).isEqualTo(Comparison.IDENT);
        assertThat(Group.empty().size()).isZero();
        assertThat(Group.empty().rank()).isEqualTo(Group.UNDEFINED);
        assertThat(Group.empty().union(group)).isEqualTo(group);
        assertThat(Group.empty().union(group).rank()).isEqualTo(comm.rank());
        assertThat(group.difference(group)).isEqualTo(Group.empty());
        assertThat(group.incl()).isEqualTo(Group.empty());
    }

    @Test
    void randomGroups_everyOperation_agreesWithPlainLists() {
        long seed = Long.getLong("pjrun.test.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int world = 1; world <= 8; world++) {
            int size = world;
            long ofRanks = random.nextLong();
            Ranks.run(size, comm -> {
                Random same = new Random(ofRanks);
                for (int i = 0; i < 200; i++) {
                    check(comm, same, "seed " + seed);
                }
            });
        }
    }

    private static void check(Comm comm, Random random, String seed) {
        List<Integer> first = some(comm.size(), random);
        List<Integer> second = some(comm.size(), random);
        Group one = comm.group().incl(array(first));
        Group other = comm.group().incl(array(second));
        assertThat(members(one, comm)).as(seed).isEqualTo(first);
        assertThat(one.rank()).as(seed).isEqualTo(first.contains(comm.rank()) ? first.indexOf(comm.rank()) : -3);
        List<Integer> union = new ArrayList<>(first);
        second.stream().filter(r -> !first.contains(r)).forEach(union::add);
        assertThat(members(one.union(other), comm)).as(seed).isEqualTo(union);
        assertThat(members(one.intersection(other), comm))
                .as(seed)
                .isEqualTo(first.stream().filter(second::contains).toList());
        assertThat(members(one.difference(other), comm))
                .as(seed)
                .isEqualTo(first.stream().filter(r -> !second.contains(r)).toList());
        assertThat(members(comm.group().excl(array(first)), comm))
                .as(seed)
                .isEqualTo(some(comm.size()).stream()
                        .filter(r -> !first.contains(r))
                        .toList());
        for (int rank = 0; rank < one.size(); rank++) {
            int there = second.indexOf(first.get(rank));
            assertThat(one.translateRank(rank, other)).as(seed).isEqualTo(there < 0 ? Group.UNDEFINED : there);
        }
        List<Integer> sortedFirst = first.stream().sorted().toList();
        List<Integer> sortedSecond = second.stream().sorted().toList();
        assertThat(one.compare(other))
                .as(seed)
                .isEqualTo(
                        first.equals(second)
                                ? Comparison.IDENT
                                : sortedFirst.equals(sortedSecond) ? Comparison.SIMILAR : Comparison.UNEQUAL);
    }

    private static List<Integer> some(int size) {
        List<Integer> all = new ArrayList<>();
        for (int r = 0; r < size; r++) {
            all.add(r);
        }
        return all;
    }

    private static List<Integer> some(int size, Random random) {
        List<Integer> all = some(size);
        if (random.nextBoolean()) {
            Collections.shuffle(all, random);
        }
        return List.copyOf(all.subList(0, random.nextInt(size + 1)));
    }

    private static int[] array(List<Integer> ranks) {
        return ranks.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<Integer> members(Group group, Comm comm) {
        List<Integer> members = new ArrayList<>();
        for (int rank = 0; rank < group.size(); rank++) {
            members.add(group.translateRank(rank, comm.group()));
        }
        return members;
    }

    @RanksTest(8)
    void ranges_withAnyStride_nameTheirRanks(Comm comm) {
        Group group = comm.group();
        assertThat(members(group.rangeIncl(new int[] {0, 7, 3}, new int[] {7, 4, -2}), comm))
                .containsExactly(0, 3, 6, 7, 5);
        assertThat(members(group.rangeExcl(new int[] {6, 0, -2}), comm)).containsExactly(1, 3, 5, 7);
        assertThat(members(group.rangeIncl(new int[] {2, 2, -1}), comm)).containsExactly(2);
        assertThat(group.rangeIncl(new int[] {1, 8, 2}).size()).isEqualTo(4);
    }

    @RanksTest(3)
    void badArguments_areRefusedWithTheirValue(Comm comm) {
        Group group = comm.group();
        String here = " (group of 3: 0, 1, 2 of the world)";
        refused(() -> group.incl(0, 3), ErrorClass.RANK, "Group.incl: rank: 3 (expected: 0 to 2)" + here);
        refused(() -> group.excl(1, 1), ErrorClass.RANK, "Group.excl: rank: 1 twice (expected: each rank once)" + here);
        refused(
                () -> group.rangeIncl(new int[] {0, 1}),
                ErrorClass.ARG,
                "Group.rangeIncl: range: an array of 2 (expected: of 3: first rank, last rank, stride)" + here);
        refused(
                () -> group.rangeIncl(new int[] {0, 1, 0}),
                ErrorClass.ARG,
                "Group.rangeIncl: range: (0, 1, 0): stride 0 (expected: another)" + here);
        refused(
                () -> group.rangeExcl(new int[] {2, 0, 1}),
                ErrorClass.ARG,
                "Group.rangeExcl: range: (2, 0, 1): its stride leads away from its end" + here);
        refused(
                () -> group.translateRank(-1, group),
                ErrorClass.RANK,
                "Group.translateRank: rank: -1 (expected: 0 to 2)" + here);
        assertThat(group.translateRanks(new int[] {Comm.PROC_NULL, 1}, group)).containsExactly(Comm.PROC_NULL, 1);
    }

    private static void refused(ThrowingCallable call, ErrorClass errorClass, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CommException.class, e -> assertThat(e.errorClass()).isEqualTo(errorClass))
                .hasMessage(message);
    }
}
