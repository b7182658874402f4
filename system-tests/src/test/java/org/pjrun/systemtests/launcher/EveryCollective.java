package org.pjrun.systemtests.launcher;

import static org.pjrun.systemtests.launcher.Everything.same;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.Op;
import org.pjrun.PersistentRequest;
import org.pjrun.Request;

/** All collectives of a world, blocking, and some in the other modes, for short and for long data. */
final class EveryCollective {
    private static final int[] COUNTS = {1, 700, 50_001};
    private static final int MODULUS = 1009;

    private final Comm world;
    private final int rank;
    private final int size;
    private final int root;
    private final int count;

    private EveryCollective(Comm world, int root, int count) {
        this.world = world;
        this.rank = world.rank();
        this.size = world.size();
        this.root = root;
        this.count = count;
    }

    /** Checks them all on this rank; all ranks call it. */
    static void check(Comm world) {
        for (int count : COUNTS) {
            for (int root : new int[] {0, world.size() - 1}) {
                EveryCollective call = new EveryCollective(world, root, count);
                call.move();
                call.reduce();
                call.modes();
            }
        }
        new EveryCollective(world, world.size() / 2, 3).objects();
        world.barrier();
        if (world.rank() == 0) {
            System.out.println("collectives");
        }
    }

    /** Element i of what a rank contributes. */
    private static long element(int of, int i) {
        return (of * 31L + i * 7L) % MODULUS;
    }

    private long[] block(int of) {
        return IntStream.range(0, count).mapToLong(i -> element(of, i)).toArray();
    }

    /** The block that a rank has for another one. */
    private long[] block(int of, int to) {
        return IntStream.range(0, count)
                .mapToLong(i -> element(of * size + to, i))
                .toArray();
    }

    private static long[] joined(List<long[]> blocks) {
        return blocks.stream().flatMapToLong(Arrays::stream).toArray();
    }

    private long[] all() {
        return joined(IntStream.range(0, size).mapToObj(this::block).toList());
    }

    /** Lengths that differ from rank to rank, one of them nothing. */
    private long[] counts() {
        return IntStream.range(0, size).mapToLong(r -> (long) count * r / size).toArray();
    }

    private long[] cut(long[] block, long length) {
        return Arrays.copyOf(block, (int) length);
    }

    private long[] ragged() {
        return joined(IntStream.range(0, size)
                .mapToObj(r -> cut(block(r), counts()[r]))
                .toList());
    }

    /** What the first ranks' blocks come to. */
    private long[] combined(int ranks, LongBinaryOperator operator) {
        long[] result = block(0);
        for (int r = 1; r < ranks; r++) {
            long[] other = block(r);
            Arrays.setAll(result, i -> operator.applyAsLong(result[i], other[i]));
        }
        return result;
    }

    private long @Nullable [] atRoot(long[] room) {
        return rank == root ? room : null;
    }

    private void move() {
        long[] one = rank == root ? block(root) : new long[count];
        world.bcast(one, root);
        same("bcast", one, block(root));

        long[] room = new long[size * count];
        world.gather(block(rank), atRoot(room), root);
        same("gather", room, rank == root ? all() : new long[size * count]);

        long[] mine = new long[count];
        world.scatter(atRoot(all()), mine, root);
        same("scatter", mine, block(rank));

        long[] everything = new long[size * count];
        world.allgather(block(rank), everything);
        same("allgather", everything, all());

        long[] out =
                joined(IntStream.range(0, size).mapToObj(to -> block(rank, to)).toList());
        long[] in = new long[size * count];
        world.alltoall(out, in);
        same(
                "alltoall",
                in,
                joined(IntStream.range(0, size).mapToObj(of -> block(of, rank)).toList()));
        raggedly();
    }

    private void raggedly() {
        long[] counts = counts();
        long[] mine = cut(block(rank), counts[rank]);
        long[] room = new long[ragged().length];
        world.gatherv(mine, atRoot(room), rank == root ? counts : null, root);
        same("gatherv", room, rank == root ? ragged() : new long[room.length]);

        long[] dealt = new long[mine.length];
        world.scatterv(atRoot(ragged()), rank == root ? counts : null, dealt, root);
        same("scatterv", dealt, mine);

        long[] everything = new long[room.length];
        world.allgatherv(mine, everything, counts);
        same("allgatherv", everything, ragged());

        // each sends to a rank as many as that rank's share is
        long[] shares = new long[size];
        Arrays.fill(shares, counts[rank]);
        long[] got = new long[(int) (size * counts[rank])];
        world.alltoallv(ragged(), counts, got, shares);
        same(
                "alltoallv",
                got,
                joined(IntStream.range(0, size).mapToObj(r -> mine).toList()));
    }

    private void reduce() {
        long[] sums = combined(size, Long::sum);
        long[] result = new long[count];
        world.reduce(block(rank), atRoot(result), Op.SUM, root);
        same("reduce", result, rank == root ? sums : new long[count]);

        world.allreduce(block(rank), result, Op.MAX);
        same("allreduce", result, combined(size, Math::max));

        LongBinaryOperator added = (a, b) -> (a + b) % MODULUS;
        world.allreduce(block(rank), result, Op.ofLongs(added, true));
        same("allreduce by a function", result, combined(size, added));

        world.scan(block(rank), result, Op.SUM);
        same("scan", result, combined(rank + 1, Long::sum));

        long[] before = new long[count];
        world.exscan(block(rank), before, Op.SUM);
        same("exscan", before, rank == 0 ? new long[count] : combined(rank, Long::sum));

        long[] repeated = IntStream.range(0, size)
                .boxed()
                .flatMapToLong(r -> Arrays.stream(block(rank)))
                .toArray();
        world.reduceScatterBlock(repeated, result, Op.SUM);
        same("reduceScatterBlock", result, sums);

        long[] counts = counts();
        long[] part = new long[(int) counts[rank]];
        long[] whole = joined(IntStream.range(0, size)
                .mapToObj(r -> cut(block(rank), counts[r]))
                .toList());
        world.reduceScatter(whole, part, counts, Op.SUM);
        same("reduceScatter", part, cut(sums, counts[rank]));
    }

    /** Several at once, and one again and again. */
    private void modes() {
        long[] one = rank == root ? block(root) : new long[count];
        long[] sums = new long[count];
        long[] everything = new long[size * count];
        Request.waitAll(
                world.ibcast(one, root),
                world.iallreduce(block(rank), sums, Op.SUM),
                world.ibarrier(),
                world.iallgather(block(rank), everything));
        same("ibcast", one, block(root));
        same("iallreduce", sums, combined(size, Long::sum));
        same("iallgather", everything, all());

        long[] mine = new long[count];
        long[] least = new long[count];
        PersistentRequest again = world.allreduceInit(mine, least, Op.MIN);
        for (int round = 0; round < 3; round++) {
            mine[0] = rank == round % size ? -round : 1;
            again.start();
            again.waitFor();
            same("persistent allreduce", least[0], (long) -round);
        }
    }

    private void objects() {
        List<String> names = IntStream.range(0, size).mapToObj(r -> "rank " + r).toList();
        same("bcastObject", world.bcastObject(names.get(rank), root), names.get(root));
        same("allgatherObject", world.allgatherObject(names.get(rank)), names);
        same("scatterObject", world.scatterObject(rank == root ? names : null, root), names.get(rank));
        same("gatherObject", world.gatherObject(names.get(rank), root), rank == root ? names : List.of());
        String joined = world.allreduceObject(names.get(rank), String::concat);
        same("allreduceObject", joined, String.join("", names));
        List<String> letters = new ArrayList<>();
        for (int to = 0; to < size; to++) {
            letters.add(rank + " to " + to);
        }
        List<String> expected =
                IntStream.range(0, size).mapToObj(from -> from + " to " + rank).toList();
        same("alltoallObject", world.alltoallObject(letters), expected);
    }
}
