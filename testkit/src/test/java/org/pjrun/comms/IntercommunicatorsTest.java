package org.pjrun.comms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Comparison;
import org.pjrun.Datatype;
import org.pjrun.ErrorClass;
import org.pjrun.Group;
import org.pjrun.InterCollectives;
import org.pjrun.InterComm;
import org.pjrun.ObjectRequest;
import org.pjrun.Op;
import org.pjrun.Status;
import org.pjrun.testkit.RanksTest;

/** Two groups that talk (MPI 4.1 §7.6, §6.2.3); ranks below the cut are in the one, the others in the other. */
@Timeout(60)
class IntercommunicatorsTest {
    private final long seed = Long.getLong("pjrun.test.seed", System.nanoTime());

    /** Both groups as this rank sees them: its own and the other, by world ranks. */
    private record Sides(Comm world, int cut, InterComm inter) {
        static Sides of(Comm world, int cut, int leadingBelow, int leadingAbove) {
            boolean below = world.rank() < cut;
            Comm mine = world.split(below ? 0 : 1, 0);
            InterComm inter = mine.intercommCreate(
                    below ? leadingBelow : leadingAbove, world, below ? cut + leadingAbove : leadingBelow, 12);
            return new Sides(world, cut, inter);
        }

        boolean below() {
            return world.rank() < cut;
        }

        /** World rank of a rank of the other group. */
        int other(int rank) {
            return below() ? cut + rank : rank;
        }

        int own(int rank) {
            return below() ? rank : cut + rank;
        }
    }

    private Sides sides(Comm comm) {
        Random random = new Random(seed);
        int cut = 1 + random.nextInt(comm.size() - 1);
        return Sides.of(comm, cut, random.nextInt(cut), random.nextInt(comm.size() - cut));
    }

    @RanksTest({2, 3, 5, 8})
    void messages_goToTheOtherGroup(Comm comm) {
        Sides sides = sides(comm);
        InterComm inter = sides.inter();
        assertThat(inter.size() + inter.remoteSize()).isEqualTo(comm.size());
        assertThat(inter.remoteGroup().translateRank(0, comm.group())).isEqualTo(sides.other(0));
        assertThat(inter.group().rank()).isEqualTo(inter.rank());
        int peer = inter.rank() % inter.remoteSize();
        inter.isend(new int[] {comm.rank()}, peer, 3);
        for (int from = 0; from < inter.remoteSize(); from++) {
            if (from % inter.size() == inter.rank()) {
                assertThat(inter.recvInt(from, 3)).isEqualTo(sides.other(from));
            }
        }
        if (inter.rank() == 0) {
            Status status = inter.sendrecv(new int[1], 0, 4, new int[1], Comm.ANY_SOURCE, 4);
            assertThat(status.source()).isZero();
        }
        assertThat(inter.compare(inter.dup())).isEqualTo(Comparison.CONGRUENT);
        assertThatThrownBy(() -> inter.send(1, inter.remoteSize(), 0))
                .hasMessageStartingWith("send: dest: " + inter.remoteSize() + " (expected: 0 to "
                        + (inter.remoteSize() - 1) + ", or PROC_NULL)");
        inter.barrier();
    }

    @RanksTest({2, 3, 4, 5, 8})
    void rooted_fromEachRootOfBothGroups_crossOver(Comm comm) {
        Sides sides = sides(comm);
        InterComm inter = sides.inter();
        for (int root = 0; root < comm.size(); root++) {
            boolean mine = root < sides.cut() == sides.below();
            int rootRank = root < sides.cut() ? root : root - sides.cut();
            int given = !mine ? rootRank : root == comm.rank() ? InterCollectives.ROOT : Comm.PROC_NULL;
            boolean isRoot = root == comm.rank();
            for (int count : new int[] {0, 1, 3000}) {
                rooted(sides, given, isRoot, mine, root, count);
            }
        }
        inter.free();
    }

    private void rooted(Sides sides, int given, boolean isRoot, boolean mine, int root, int count) {
        InterComm inter = sides.inter();
        long[] spread = filled(count, isRoot ? root : -1);
        inter.bcast(spread, given);
        assertThat(spread).isEqualTo(filled(count, isRoot || !mine ? root : -1));
        int remote = inter.remoteSize();
        long[] all = new long[isRoot ? remote * count : 0];
        inter.gather(filled(count, sides.world().rank()), all, given);
        if (isRoot) {
            for (int r = 0; r < remote; r++) {
                assertThat(Arrays.copyOfRange(all, r * count, (r + 1) * count))
                        .isEqualTo(filled(count, sides.other(r)));
            }
        }
        long[] part = new long[count];
        inter.scatter(isRoot ? all : null, part, given);
        assertThat(part).isEqualTo(filled(count, mine ? 0 : sides.world().rank()));
        long[] sum = new long[count];
        inter.ireduce(filled(count, sides.world().rank()), sum, Op.SUM, given).waitFor();
        int total = IntStream.range(0, remote).map(sides::other).sum();
        assertThat(sum).isEqualTo(filled(count, isRoot ? total : 0));
    }

    private static long[] filled(int count, long value) {
        long[] filled = new long[count];
        Arrays.fill(filled, value);
        return filled;
    }

    @RanksTest({2, 3, 4, 5, 8})
    void unrooted_moveDataBothWays(Comm comm) {
        Sides sides = sides(comm);
        InterComm inter = sides.inter();
        int remote = inter.remoteSize();
        int[] theirs = IntStream.range(0, remote).map(sides::other).toArray();
        int[] all = new int[remote];
        inter.allgather(new int[] {comm.rank()}, all);
        assertThat(all).isEqualTo(theirs);
        int[] blocks = IntStream.range(0, remote)
                .map(r -> 100 * comm.rank() + sides.other(r))
                .toArray();
        int[] received = new int[remote];
        inter.alltoall(blocks, received);
        assertThat(received)
                .isEqualTo(Arrays.stream(theirs).map(r -> 100 * r + comm.rank()).toArray());
        int[] most = new int[1];
        inter.iallreduce(new int[] {comm.rank()}, most, Op.MAX).waitFor();
        assertThat(most[0]).isEqualTo(sides.other(remote - 1));
        // writing one number behind the other does not commute
        long[] digits = new long[1];
        inter.allreduce(
                new long[] {comm.rank() + 1},
                digits,
                Op.ofLongs((a, b) -> a * (long) Math.pow(10, Long.toString(b).length()) + b, false));
        assertThat(digits[0]).isEqualTo(Arrays.stream(theirs).asLongStream().reduce(0, (a, b) -> a * 10 + b + 1));
        uneven(sides, theirs);
        int unit = inter.size() * remote;
        int[] vector = new int[unit];
        Arrays.setAll(vector, i -> i + comm.rank());
        int[] share = new int[remote];
        inter.reduceScatterBlock(vector, share, Op.SUM);
        int[] expected = new int[remote];
        Arrays.setAll(
                expected,
                i -> remote * (inter.rank() * remote + i)
                        + Arrays.stream(theirs).sum());
        assertThat(share).isEqualTo(expected);
        inter.ibarrier().waitFor();
    }

    /** Rank r of the world sends r + 1 elements to everybody. */
    private static void uneven(Sides sides, int... theirs) {
        InterComm inter = sides.inter();
        int me = sides.world().rank();
        long[] counts = Arrays.stream(theirs).mapToLong(r -> r + 1).toArray();
        double[] mine = new double[me + 1];
        Arrays.fill(mine, me);
        double[] all = new double[(int) Arrays.stream(counts).sum()];
        inter.allgatherv(mine, 0, mine.length, all, counts, null);
        double[] expected = Arrays.stream(theirs)
                .boxed()
                .flatMapToDouble(r -> IntStream.rangeClosed(0, r).mapToDouble(i -> r))
                .toArray();
        assertThat(all).isEqualTo(expected);
        long[] same = new long[theirs.length];
        Arrays.fill(same, me + 1);
        double[] sent = new double[theirs.length * (me + 1)];
        Arrays.fill(sent, me);
        double[] again = new double[all.length];
        inter.alltoallv(sent, same, null, again, counts, null);
        assertThat(again).isEqualTo(expected);
    }

    @RanksTest({2, 3, 5, 8})
    void objects_crossOverInEveryRoutine(Comm comm) {
        Sides sides = sides(comm);
        InterComm inter = sides.inter();
        String me = "r" + comm.rank();
        List<String> theirs = IntStream.range(0, inter.remoteSize())
                .mapToObj(r -> "r" + sides.other(r))
                .toList();
        assertThat(inter.allgatherObject(me)).isEqualTo(theirs);
        assertThat(inter.iallgatherObject(me).waitForObject()).isEqualTo(theirs);
        String joined = String.join("", theirs);
        assertThat(inter.allreduceObject(me, String::concat)).isEqualTo(joined);
        assertThat(inter.iallreduceObject(me, String::concat).waitForObject()).isEqualTo(joined);
        List<String> letters = theirs.stream().map(other -> me + other).toList();
        List<String> answers = theirs.stream().map(other -> other + me).toList();
        assertThat(inter.alltoallObject(letters)).isEqualTo(answers);
        assertThat(inter.ialltoallObject(letters).waitForObject()).isEqualTo(answers);
        for (int root : new int[] {0, comm.size() - 1}) {
            boolean mine = root < sides.cut() == sides.below();
            boolean isRoot = root == comm.rank();
            int number = root < sides.cut() ? root : root - sides.cut();
            int given = !mine ? number : isRoot ? InterCollectives.ROOT : Comm.PROC_NULL;
            String told = mine && !isRoot ? null : "r" + root;
            assertThat(inter.bcastObject(isRoot ? me : null, given)).isEqualTo(told);
            assertThat(inter.ibcastObject(isRoot ? me : null, given).waitForObject())
                    .isEqualTo(told);
            List<String> collected = isRoot ? theirs : List.of();
            assertThat(inter.gatherObject(me, given)).isEqualTo(collected);
            assertThat(inter.igatherObject(me, given).waitForObject()).isEqualTo(collected);
            String dealt = mine ? null : me;
            assertThat(inter.scatterObject(isRoot ? theirs : null, given)).isEqualTo(dealt);
            assertThat(inter.iscatterObject(isRoot ? theirs : null, given).waitForObject())
                    .isEqualTo(dealt);
            String reduced = isRoot ? joined : null;
            assertThat(inter.reduceObject(me, String::concat, given)).isEqualTo(reduced);
            assertThat(inter.ireduceObject(me, String::concat, given).waitForObject())
                    .isEqualTo(reduced);
        }
        assertThatThrownBy(() -> inter.alltoallObject(List.of()))
                .hasMessageStartingWith("alltoallObject: objects: a list of 0 (expected: a list of "
                        + inter.remoteSize() + ", one for each rank of the other group)");
    }

    @RanksTest({2, 3, 8})
    void views_pairsAndUnevenParts_crossOver(Comm comm) {
        Sides sides = sides(comm);
        InterComm inter = sides.inter();
        Datatype everySecond = Datatype.vector(3, 1, 2, Datatype.INT);
        int[] wide = {comm.rank(), -1, comm.rank(), -1, comm.rank()};
        int[] all = new int[3 * inter.remoteSize()];
        inter.allgather(everySecond.on(wide), all);
        assertThat(all[all.length - 1]).isEqualTo(sides.other(inter.remoteSize() - 1));
        int[] pair = {comm.rank() % 2, comm.rank()};
        int[] least = new int[2];
        inter.allreduce(pair, least, Op.MINLOC);
        int[] expected = IntStream.range(0, inter.remoteSize())
                .map(sides::other)
                .boxed()
                .min(Comparator.<Integer>comparingInt(r -> r % 2).thenComparing(r -> r))
                .map(r -> new int[] {r % 2, r})
                .orElseThrow();
        assertThat(least).isEqualTo(expected);
        assertThatThrownBy(() -> inter.allreduce(new int[3], new int[3], Op.MINLOC))
                .hasMessageStartingWith("allreduce: count: 3 (expected: a multiple of 2");
        // the first rank of each group gets nothing, the others share equally
        int total = 12 * 7 * 5;
        long[] counts = new long[inter.size()];
        Arrays.fill(counts, inter.size() == 1 ? total : total / (inter.size() - 1));
        counts[0] = total - (inter.size() - 1) * counts[counts.length - 1];
        if (inter.size() == 1) {
            counts[0] = total;
        }
        double[] vector = new double[total];
        Arrays.fill(vector, 1);
        double[] share = new double[(int) counts[inter.rank()]];
        inter.ireduceScatter(vector, 0, share, 0, counts, Op.SUM).waitFor();
        assertThat(Arrays.stream(share).allMatch(sum -> sum == inter.remoteSize()))
                .isTrue();
    }

    @RanksTest({2, 3, 5, 8})
    void createFromGroups_andIdup_needNoParent(Comm comm) {
        int cut = (comm.size() + 1) / 2;
        boolean below = comm.rank() < cut;
        Group first = comm.group().rangeIncl(new int[] {0, cut - 1, 1});
        Group second = comm.group().excl(IntStream.range(0, cut).toArray());
        InterComm inter = InterComm.createFromGroups(
                below ? first : second,
                below ? cut - 1 : 0,
                below ? second : first,
                below ? 0 : cut - 1,
                "org.pjrun.test");
        assertThat(inter.remoteGroup()).isEqualTo(below ? second : first);
        ObjectRequest<InterComm> one = inter.idup();
        ObjectRequest<InterComm> other = inter.idup();
        InterComm later = other.waitForObject();
        InterComm earlier = one.waitForObject();
        assertThat(later.compare(inter)).isEqualTo(Comparison.CONGRUENT);
        int peer = Math.min(inter.rank(), inter.remoteSize() - 1);
        later.isend(new int[] {2}, peer, 0);
        earlier.isend(new int[] {1}, peer, 0);
        if (inter.rank() < inter.remoteSize()) {
            assertThat(later.recvInt(inter.rank(), 0)).isEqualTo(2);
            assertThat(earlier.recvInt(inter.rank(), 0)).isEqualTo(1);
        }
        assertThat(later.allgatherObject(1)).hasSize(inter.remoteSize());
        inter.barrier();
        assertThatThrownBy(() -> InterComm.createFromGroups(
                        below ? first : second, 0, below ? second : first, comm.size(), "org.pjrun.test"))
                .hasMessageStartingWith("createFromGroups: remoteLeader: " + comm.size() + " (expected: 0 to "
                        + (inter.remoteSize() - 1) + ")");
    }

    @RanksTest(4)
    void groupsThatCallDifferently_areTold(Comm comm) {
        Sides sides = Sides.of(comm, 2, 0, 0);
        InterComm inter = sides.inter();
        int[] all = new int[2];
        assertThatThrownBy(() -> {
                    if (sides.below()) {
                        inter.allgather(new int[1], all);
                    } else {
                        inter.allreduce(new int[1], new int[1], Op.SUM);
                    }
                })
                .isInstanceOf(CommException.class)
                .hasMessageContaining("allreduce (1 INT, SUM)")
                .hasMessageContaining("allgatherv (INT)");
    }

    @RanksTest({2, 3, 5, 8})
    void merge_highAndLow_ordersTheGroups(Comm comm) {
        Sides sides = sides(comm);
        InterComm inter = sides.inter();
        Comm straight = inter.merge(!sides.below());
        assertThat(straight.rank()).isEqualTo(comm.rank());
        assertThat(straight.allreduce(1, Op.SUM)).isEqualTo(comm.size());
        Comm turned = inter.merge(sides.below());
        assertThat(turned.rank())
                .isEqualTo(sides.below() ? comm.size() - sides.cut() + comm.rank() : comm.rank() - sides.cut());
        Comm either = inter.merge(true);
        assertThat(either.allgatherObject(comm.rank())).isEqualTo(straight.allgatherObject(comm.rank()));
        if (sides.inter().size() > 1) {
            boolean odd = inter.rank() == 0;
            assertThatThrownBy(() -> inter.merge(odd))
                    .isInstanceOfSatisfying(
                            CommException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.NOT_SAME));
        } else {
            inter.merge(true);
        }
    }

    @RanksTest({4, 7, 8})
    void split_byColor_pairsParts(Comm comm) {
        Sides sides = Sides.of(comm, 2, 1, 0);
        InterComm part =
                sides.inter().split(sides.inter().rank() % 2, -sides.inter().rank());
        assertThat(part.size())
                .isEqualTo((sides.inter().size() + 1 - sides.inter().rank() % 2) / 2);
        int[] all = new int[part.remoteSize()];
        part.allgather(new int[] {sides.inter().rank()}, all);
        assertThat(Arrays.stream(all).allMatch(r -> r % 2 == sides.inter().rank() % 2))
                .isTrue();
        assertThat(all[0]).isEqualTo(Arrays.stream(all).max().orElseThrow());
        InterComm none = sides.inter().split(sides.below() ? 0 : 1, 0);
        assertThat(none.isNull()).isTrue();
        none.close();
        InterComm firsts = sides.inter().create(sides.inter().group().incl(0));
        assertThat(firsts.isNull()).isEqualTo(sides.inter().rank() > 0);
        if (!firsts.isNull()) {
            int[] theirs = new int[1];
            firsts.allgather(new int[] {comm.rank()}, theirs);
            assertThat(theirs[0]).isEqualTo(sides.other(0));
        }
    }

    @RanksTest(4)
    void mistakes_areSaidToAllOfAGroup(Comm comm) {
        Comm half = comm.split(comm.rank() / 2, 0);
        assertThatThrownBy(() -> half.intercommCreate(2, comm, 0, 1))
                .hasMessageStartingWith("intercommCreate: rank: 2 (expected: 0 to 1)");
        if (comm.rank() < 2) {
            assertThatThrownBy(() -> half.intercommCreate(1, comm, 9, 1))
                    .hasMessageStartingWith(
                            comm.rank() == 1
                                    ? "intercommCreate: rank: 9 (expected: 0 to 3)"
                                    : "intercommCreate: the leader, rank 1, could not make it");
        }
        Sides sides = Sides.of(comm, 2, 0, 0);
        InterComm inter = sides.inter();
        assertThatThrownBy(() -> inter.bcast(new int[1], 2))
                .hasMessage(
                        "bcast: root: 2 (expected: 0 to 1 of the other group; in the root's own, ROOT at the root and"
                                + " PROC_NULL elsewhere) (rank " + inter.rank() + " of 2 and 2 others, world/"
                                + (sides.below() ? 0 : 1) + "/inter)");
        inter.free();
        assertThatThrownBy(inter::barrier).hasMessageStartingWith("barrier: the communicator has been freed");
        comm.barrier();
    }
}
