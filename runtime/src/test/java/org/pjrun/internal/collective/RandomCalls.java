package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.Datatype;
import org.pjrun.Op;
import org.pjrun.collectives.Collective;

/**
 * Calls with random counts, displacements, roots, datatypes, operations and modes, compared with what they are by definition.
 *
 * <p>All ranks draw the same random numbers, so each knows what all others have.
 */
final class RandomCalls {
    private static final int UNTOUCHED = -7;

    /** A map x to ax + b, as a pair of elements; one map after another does not commute. */
    private static final Op MAPS = Op.of(
            (in, inout, count) -> {
                int[] first = (int[]) in;
                int[] then = (int[]) inout;
                for (int k = 0; k < count; k += 2) {
                    then[k + 1] = then[k] * first[k + 1] + then[k + 1];
                    then[k] *= first[k];
                }
            },
            false,
            2);

    private final Comm comm;
    private final Random random;

    /** For what each rank may choose for itself. */
    private final Random own;

    private final String name;
    private final int size;
    private final int me;
    private int number;

    RandomCalls(Comm comm, Random random, String name) {
        this.comm = comm;
        this.random = random;
        this.name = name;
        this.size = comm.size();
        this.me = comm.rank();
        this.own = new Random(me + 1);
    }

    /** What a rank has in a call. */
    private int[] values(int rank, int count) {
        int[] values = new int[count];
        int call = number;
        Arrays.setAll(values, i -> (rank + 1) * 1_000_003 + call * 101 + i * 7);
        return values;
    }

    /** Mostly short, sometimes empty, sometimes longer than what fits in one slice of a ring. */
    private int count() {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> 8190 + random.nextInt(5);
            case 3 -> random.nextInt(20_000);
            default -> random.nextInt(200);
        };
    }

    /** Memory of some kind that has these elements, chosen by each rank for itself. */
    private Layout buffer(int... elements) {
        return Layout.of(own.nextInt(4), 1 + own.nextInt(3), elements);
    }

    private Layout room(int length) {
        int[] room = new int[length];
        Arrays.fill(room, UNTOUCHED);
        return buffer(room);
    }

    /** Elements in memory: an array, an NIO buffer, or scattered, as a datatype says. */
    private record Layout(Object buffer, int[] memory, int stride) {
        static Layout of(int kind, int gap, int... elements) {
            if (kind == 0 || elements.length == 0) {
                int[] memory = elements.clone();
                return new Layout(memory, memory, 1);
            }
            if (kind == 1) {
                int[] memory = elements.clone();
                return new Layout(IntBuffer.wrap(memory), memory, 1);
            }
            int stride = 1 + gap;
            int[] memory = new int[elements.length * stride];
            for (int i = 0; i < elements.length; i++) {
                memory[i * stride] = elements[i];
            }
            int length = elements.length;
            Datatype scattered = kind == 2
                    ? Datatype.vector(length, 1, stride, Datatype.INT)
                    : Datatype.indexedBlock(1, places(length, stride), Datatype.INT);
            return new Layout(scattered.on(memory, 0, 1), memory, stride);
        }

        private static int[] places(int length, int stride) {
            int[] places = new int[length];
            Arrays.setAll(places, i -> i * stride);
            return places;
        }

        int[] elements() {
            int[] elements = new int[memory.length / stride];
            Arrays.setAll(elements, i -> memory[i * stride]);
            return elements;
        }
    }

    /** Blocks of random lengths, in rank order or against it, with gaps. */
    private record Cut(long[] counts, long[] displacements, int extent) {
        int[] spread(int[][] blocks) {
            int[] all = new int[extent];
            Arrays.fill(all, UNTOUCHED);
            for (int r = 0; r < counts.length; r++) {
                System.arraycopy(blocks[r], 0, all, (int) displacements[r], (int) counts[r]);
            }
            return all;
        }
    }

    private long[] counts() {
        long[] counts = new long[size];
        Arrays.setAll(counts, r -> random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextInt(6) == 0 ? 3000 : 40));
        return counts;
    }

    private Cut cut(long... counts) {
        boolean backwards = random.nextBoolean();
        long[] displacements = new long[size];
        int at = random.nextInt(3);
        for (int i = 0; i < size; i++) {
            int r = backwards ? size - 1 - i : i;
            displacements[r] = at;
            at += (int) counts[r] + random.nextInt(3);
        }
        return new Cut(counts, displacements, at);
    }

    /** Makes a call of a collective, and compares. */
    void call(Collective collective) {
        number++;
        int root = random.nextInt(size);
        Mode mode = Mode.of(random.nextInt(3));
        String what = collective + " " + mode + ", call " + number + " on rank " + me + " of " + size + ", " + name;
        switch (collective) {
            case BARRIER -> mode.run(comm::barrier, comm::ibarrier, comm::barrierInit);
            case BCAST -> bcast(mode, root, what);
            case REDUCE, ALLREDUCE, SCAN, EXSCAN -> reduction(collective, mode, root, what);
            case REDUCE_SCATTER, REDUCE_SCATTER_BLOCK -> reduceScatter(collective, mode, what);
            case SCATTER, GATHER, ALLGATHER -> equalBlocks(collective, mode, root, what);
            case SCATTERV, GATHERV, ALLGATHERV -> blocks(collective, mode, root, what);
            case ALLTOALL, ALLTOALLV -> alltoall(collective, mode, what);
        }
    }

    private void bcast(Mode mode, int root, String what) {
        int count = count();
        Layout data = me == root ? buffer(values(root, count)) : room(count);
        Object buffer = data.buffer();
        mode.run(() -> comm.bcast(buffer, root), () -> comm.ibcast(buffer, root), () -> comm.bcastInit(buffer, root));
        assertThat(data.elements()).as(what).isEqualTo(values(root, count));
    }

    private int[] combined(Op op, int from, int to, int count) {
        int[] result = values(from, count);
        for (int r = from + 1; r < to; r++) {
            int[] next = values(r, count);
            if (op == MAPS) {
                op.function().apply(result, next, count);
                result = next;
            } else {
                for (int i = 0; i < count; i++) {
                    result[i] += next[i];
                }
            }
        }
        return result;
    }

    private Op operation() {
        return random.nextInt(3) == 0 ? MAPS : Op.SUM;
    }

    private void reduction(Collective collective, Mode mode, int root, String what) {
        Op op = operation();
        int count = count() / 2 * 2;
        boolean inPlace = random.nextInt(3) == 0 && (collective != Collective.REDUCE || me == root);
        Layout mine = buffer(values(me, count));
        Layout result = inPlace ? mine : room(count);
        Object send = inPlace ? Comm.IN_PLACE : mine.buffer();
        Object recv = result.buffer();
        int[] before = result.elements();
        switch (collective) {
            case REDUCE -> {
                Object at = me == root ? recv : null;
                mode.run(
                        () -> comm.reduce(send, at, op, root),
                        () -> comm.ireduce(send, at, op, root),
                        () -> comm.reduceInit(send, at, op, root));
            }
            case ALLREDUCE ->
                mode.run(
                        () -> comm.allreduce(send, recv, op),
                        () -> comm.iallreduce(send, recv, op),
                        () -> comm.allreduceInit(send, recv, op));
            case SCAN ->
                mode.run(
                        () -> comm.scan(send, recv, op),
                        () -> comm.iscan(send, recv, op),
                        () -> comm.scanInit(send, recv, op));
            default ->
                mode.run(
                        () -> comm.exscan(send, recv, op),
                        () -> comm.iexscan(send, recv, op),
                        () -> comm.exscanInit(send, recv, op));
        }
        int[] expected = switch (collective) {
            case REDUCE -> me == root ? combined(op, 0, size, count) : before;
            case ALLREDUCE -> combined(op, 0, size, count);
            case SCAN -> combined(op, 0, me + 1, count);
            default -> me == 0 ? before : combined(op, 0, me, count);
        };
        assertThat(result.elements()).as("%s, %s", op, what).isEqualTo(expected);
    }

    private void reduceScatter(Collective collective, Mode mode, String what) {
        Op op = operation();
        long[] counts = counts();
        if (collective == Collective.REDUCE_SCATTER_BLOCK) {
            Arrays.fill(counts, counts[0]);
        }
        Arrays.setAll(counts, r -> counts[r] / 2 * 2);
        int total = (int) Arrays.stream(counts).sum();
        int from = (int) Arrays.stream(counts).limit(me).sum();
        int own = (int) counts[me];
        Layout mine = buffer(values(me, total));
        boolean inPlace = random.nextInt(3) == 0;
        Layout result = inPlace ? mine : room(own);
        Object send = inPlace ? Comm.IN_PLACE : mine.buffer();
        Object recv = result.buffer();
        if (collective == Collective.REDUCE_SCATTER) {
            mode.run(
                    () -> comm.reduceScatter(send, recv, counts, op),
                    () -> comm.ireduceScatter(send, recv, counts, op),
                    () -> comm.reduceScatterInit(send, recv, counts, op));
        } else {
            mode.run(
                    () -> comm.reduceScatterBlock(send, recv, op),
                    () -> comm.ireduceScatterBlock(send, recv, op),
                    () -> comm.reduceScatterBlockInit(send, recv, op));
        }
        assertThat(Arrays.copyOf(result.elements(), own))
                .as("%s, %s", op, what)
                .isEqualTo(Arrays.copyOfRange(combined(op, 0, size, total), from, from + own));
    }

    private int[] concatenated(int count) {
        int[] all = new int[count * size];
        for (int r = 0; r < size; r++) {
            System.arraycopy(values(r, count), 0, all, r * count, count);
        }
        return all;
    }

    private void equalBlocks(Collective collective, Mode mode, int root, String what) {
        int count = count();
        boolean atRoot = me == root;
        if (collective == Collective.SCATTER) {
            Layout all = buffer(concatenated(count));
            Layout own = room(count);
            Object send = atRoot ? all.buffer() : null;
            Object recv = own.buffer();
            mode.run(
                    () -> comm.scatter(send, recv, root),
                    () -> comm.iscatter(send, recv, root),
                    () -> comm.scatterInit(send, recv, root));
            assertThat(own.elements()).as(what).isEqualTo(values(me, count));
            return;
        }
        Layout all = room(count * size);
        Object send = buffer(values(me, count)).buffer();
        Object recv = all.buffer();
        boolean everywhere = collective == Collective.ALLGATHER;
        if (everywhere) {
            mode.run(
                    () -> comm.allgather(send, recv),
                    () -> comm.iallgather(send, recv),
                    () -> comm.allgatherInit(send, recv));
        } else {
            Object at = atRoot ? recv : null;
            mode.run(
                    () -> comm.gather(send, at, root),
                    () -> comm.igather(send, at, root),
                    () -> comm.gatherInit(send, at, root));
        }
        int[] expected = new int[count * size];
        Arrays.fill(expected, UNTOUCHED);
        assertThat(all.elements()).as(what).isEqualTo(everywhere || atRoot ? concatenated(count) : expected);
    }

    private void blocks(Collective collective, Mode mode, int root, String what) {
        Cut cut = cut(counts());
        int[][] blocks = new int[size][];
        Arrays.setAll(blocks, r -> values(r, (int) cut.counts()[r]));
        long[] counts = cut.counts();
        long[] places = cut.displacements();
        int own = (int) counts[me];
        boolean atRoot = me == root;
        if (collective == Collective.SCATTERV) {
            Layout all = buffer(cut.spread(blocks));
            Layout mine = room(own);
            Object send = atRoot ? all.buffer() : null;
            Object recv = mine.buffer();
            mode.run(
                    () -> comm.scatterv(send, counts, places, recv, 0, own, root),
                    () -> comm.iscatterv(send, counts, places, recv, 0, own, root),
                    () -> comm.scattervInit(send, counts, places, recv, 0, own, root));
            assertThat(mine.elements()).as(what).isEqualTo(blocks[me]);
            return;
        }
        Layout all = room(cut.extent());
        Object send = buffer(blocks[me]).buffer();
        Object recv = all.buffer();
        boolean everywhere = collective == Collective.ALLGATHERV;
        if (everywhere) {
            mode.run(
                    () -> comm.allgatherv(send, 0, own, recv, counts, places),
                    () -> comm.iallgatherv(send, 0, own, recv, counts, places),
                    () -> comm.allgathervInit(send, 0, own, recv, counts, places));
        } else {
            @Nullable Object at = atRoot ? recv : null;
            mode.run(
                    () -> comm.gatherv(send, 0, own, at, counts, places, root),
                    () -> comm.igatherv(send, 0, own, at, counts, places, root),
                    () -> comm.gathervInit(send, 0, own, at, counts, places, root));
        }
        int[] untouched = new int[cut.extent()];
        Arrays.fill(untouched, UNTOUCHED);
        assertThat(all.elements()).as(what).isEqualTo(everywhere || atRoot ? cut.spread(blocks) : untouched);
    }

    /** What a rank sends to another one. */
    private int[] between(int from, int to, long count) {
        return values(from * size + to, (int) count);
    }

    private void alltoall(Collective collective, Mode mode, String what) {
        boolean equal = collective == Collective.ALLTOALL;
        long[][] matrix = new long[size][];
        Arrays.setAll(matrix, r -> counts());
        long block = List.of(0L, 1L, 100L, 3000L).get(random.nextInt(4));
        if (equal) {
            Arrays.stream(matrix).forEach(row -> Arrays.fill(row, block));
        }
        long[] column = Arrays.stream(matrix).mapToLong(row -> row[me]).toArray();
        Cut sent = equal ? packed(matrix[me]) : cut(matrix[me]);
        Cut received = equal ? packed(column) : cut(column);
        int[][] outgoing = new int[size][];
        int[][] incoming = new int[size][];
        Arrays.setAll(outgoing, r -> between(me, r, matrix[me][r]));
        Arrays.setAll(incoming, r -> between(r, me, column[r]));
        Object send = buffer(sent.spread(outgoing)).buffer();
        Layout result = room(received.extent());
        Object recv = result.buffer();
        if (equal) {
            mode.run(
                    () -> comm.alltoall(send, recv),
                    () -> comm.ialltoall(send, recv),
                    () -> comm.alltoallInit(send, recv));
        } else {
            mode.run(
                    () -> comm.alltoallv(
                            send,
                            sent.counts(),
                            sent.displacements(),
                            recv,
                            received.counts(),
                            received.displacements()),
                    () -> comm.ialltoallv(
                            send,
                            sent.counts(),
                            sent.displacements(),
                            recv,
                            received.counts(),
                            received.displacements()),
                    () -> comm.alltoallvInit(
                            send,
                            sent.counts(),
                            sent.displacements(),
                            recv,
                            received.counts(),
                            received.displacements()));
        }
        assertThat(result.elements()).as(what).isEqualTo(received.spread(incoming));
    }

    private Cut packed(long... counts) {
        long[] displacements = new long[size];
        for (int r = 1; r < size; r++) {
            displacements[r] = displacements[r - 1] + counts[r - 1];
        }
        return new Cut(counts, displacements, (int) Arrays.stream(counts).sum());
    }
}
