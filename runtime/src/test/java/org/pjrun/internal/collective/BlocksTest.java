package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.Comm;
import org.pjrun.Op;

/** Collectives with blocks of different lengths, some of them empty, anywhere in the buffer: against what they are by definition. */
@Timeout(60)
final class BlocksTest {
    private static final int CASES = 9;

    /** Blocks of random lengths at random places, with gaps between them. */
    private record Layout(long[] counts, long[] displacements, int extent) {
        static Layout random(int size, Random random) {
            List<Integer> order = new ArrayList<>();
            for (int r = 0; r < size; r++) {
                order.add(r);
            }
            Collections.shuffle(order, random);
            long[] counts = new long[size];
            long[] displacements = new long[size];
            int at = random.nextInt(4);
            for (int r : order) {
                counts[r] = random.nextInt(4) == 0 ? 0 : random.nextInt(1, random.nextInt(8) == 0 ? 3000 : 20);
                displacements[r] = at;
                at += (int) counts[r] + random.nextInt(3);
            }
            return new Layout(counts, displacements, at);
        }

        int count(int rank) {
            return (int) counts[rank];
        }

        /** A buffer of gaps, which no call may touch. */
        int[] gaps() {
            int[] buffer = new int[extent];
            Arrays.fill(buffer, -7);
            return buffer;
        }

        void put(int[] buffer, int rank, int... block) {
            System.arraycopy(block, 0, buffer, (int) displacements[rank], block.length);
        }
    }

    private static int[] block(int from, int to, int count) {
        int[] block = new int[count];
        Arrays.setAll(block, i -> from * 1_000_000 + to * 10_000 + i);
        return block;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8})
    void gathervScattervAllgatherv_randomBlocks_bringEachWhereItBelongs(int size) {
        long seed = System.nanoTime();
        LocalJob.run(size, comm -> {
            Random random = new Random(seed);
            for (int number = 0; number < CASES; number++) {
                Layout layout = Layout.random(size, random);
                int root = random.nextInt(size);
                Mode mode = Mode.of(number);
                String name = mode + ", root " + root + ", seed " + seed;
                boolean atRoot = comm.rank() == root;
                boolean inPlace = atRoot && random(seed + number);
                int[] expected = layout.gaps();
                for (int r = 0; r < size; r++) {
                    layout.put(expected, r, block(r, 0, layout.count(r)));
                }
                int[] mine = block(comm.rank(), 0, layout.count(comm.rank()));
                long[] counts = layout.counts;
                long[] places = layout.displacements;

                int[] all = layout.gaps();
                layout.put(all, comm.rank(), mine);
                Object given = inPlace ? Comm.IN_PLACE : mine;
                int[] gathered = atRoot ? all : null;
                mode.run(
                        () -> comm.gatherv(given, 0, mine.length, gathered, counts, places, root),
                        () -> comm.igatherv(given, 0, mine.length, gathered, counts, places, root),
                        () -> comm.gathervInit(given, 0, mine.length, gathered, counts, places, root));
                assertThat(atRoot ? all : expected).as("gatherv, %s", name).isEqualTo(expected);

                int[] got = new int[mine.length + 2];
                Object room = inPlace ? Comm.IN_PLACE : got;
                mode.run(
                        () -> comm.scatterv(gathered, counts, places, room, 1, mine.length, root),
                        () -> comm.iscatterv(gathered, counts, places, room, 1, mine.length, root),
                        () -> comm.scattervInit(gathered, counts, places, room, 1, mine.length, root));
                if (!inPlace) {
                    assertThat(Arrays.copyOfRange(got, 1, mine.length + 1))
                            .as("scatterv, %s", name)
                            .isEqualTo(mine);
                }

                int[] everywhere = layout.gaps();
                layout.put(everywhere, comm.rank(), mine);
                Object own = (comm.rank() + number) % 2 == 0 ? Comm.IN_PLACE : mine;
                mode.run(
                        () -> comm.allgatherv(own, 0, mine.length, everywhere, counts, places),
                        () -> comm.iallgatherv(own, 0, mine.length, everywhere, counts, places),
                        () -> comm.allgathervInit(own, 0, mine.length, everywhere, counts, places));
                assertThat(everywhere).as("allgatherv, %s", name).isEqualTo(expected);
            }
        });
    }

    private static boolean random(long seed) {
        return new Random(seed).nextBoolean();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8})
    void alltoallv_randomBlocks_bringsEachWhereItBelongs(int size) {
        long seed = System.nanoTime();
        LocalJob.run(size, comm -> {
            Random random = new Random(seed);
            int me = comm.rank();
            for (int number = 0; number < CASES; number++) {
                Mode mode = Mode.of(number);
                long[][] counts = new long[size][];
                for (int r = 0; r < size; r++) {
                    counts[r] = Layout.random(size, random).counts;
                }
                Layout sends = apart(counts[me], random);
                Layout receives = apart(column(counts, me), random);
                int[] send = sends.gaps();
                int[] expected = receives.gaps();
                int[] recv = receives.gaps();
                for (int r = 0; r < size; r++) {
                    sends.put(send, r, block(me, r, sends.count(r)));
                    receives.put(expected, r, block(r, me, receives.count(r)));
                }
                mode.run(
                        () -> comm.alltoallv(
                                send, sends.counts, sends.displacements, recv, receives.counts, receives.displacements),
                        () -> comm.ialltoallv(
                                send, sends.counts, sends.displacements, recv, receives.counts, receives.displacements),
                        () -> comm.alltoallvInit(
                                send,
                                sends.counts,
                                sends.displacements,
                                recv,
                                receives.counts,
                                receives.displacements));
                assertThat(recv).as("alltoallv, %s, seed %d", mode, seed).isEqualTo(expected);

                Object[] outgoing = new Object[size];
                Object[] incoming = new Object[size];
                for (int r = 0; r < size; r++) {
                    outgoing[r] = sends.count(r) == 0 ? null : typed(block(me, r, sends.count(r)), me + r);
                    incoming[r] = receives.count(r) == 0 ? null : typed(new int[receives.count(r)], me + r);
                }
                mode.run(
                        () -> comm.alltoallw(outgoing, incoming),
                        () -> comm.ialltoallw(outgoing, incoming),
                        () -> comm.alltoallwInit(outgoing, incoming));
                for (int r = 0; r < size; r++) {
                    assertThat(incoming[r])
                            .as("alltoallw, %s, seed %d", mode, seed)
                            .isEqualTo(receives.count(r) == 0 ? null : typed(block(r, me, receives.count(r)), me + r));
                }
            }
        });
    }

    /** The same content as {@code int} or {@code long} elements. */
    private static Object typed(int[] block, int kind) {
        return kind % 2 == 0 ? block : Arrays.stream(block).asLongStream().toArray();
    }

    private static long[] column(long[][] counts, int rank) {
        return Arrays.stream(counts).mapToLong(row -> row[rank]).toArray();
    }

    private static Layout apart(long[] counts, Random random) {
        long[] displacements = new long[counts.length];
        int at = 0;
        for (int r = counts.length - 1; r >= 0; r--) {
            displacements[r] = at;
            at += (int) counts[r] + random.nextInt(2);
        }
        return new Layout(counts, displacements, at);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8})
    void alltoall_inPlaceToo_bringsBlocks(int size) {
        LocalJob.run(size, comm -> {
            int me = comm.rank();
            for (int number = 0; number < CASES; number++) {
                int count = List.of(0, 1, 700).get(number / 3);
                Mode mode = Mode.of(number);
                int[] send = new int[count * size];
                int[] expected = new int[count * size];
                for (int r = 0; r < size; r++) {
                    System.arraycopy(block(me, r, count), 0, send, r * count, count);
                    System.arraycopy(block(r, me, count), 0, expected, r * count, count);
                }
                int[] recv = new int[count * size];
                mode.run(
                        () -> comm.alltoall(send, recv),
                        () -> comm.ialltoall(send, recv),
                        () -> comm.alltoallInit(send, recv));
                assertThat(recv).as("%s, count %d", mode, count).isEqualTo(expected);
                mode.run(
                        () -> comm.alltoall(Comm.IN_PLACE, send),
                        () -> comm.ialltoall(Comm.IN_PLACE, send),
                        () -> comm.alltoallInit(Comm.IN_PLACE, send));
                assertThat(send).as("in place, %s, count %d", mode, count).isEqualTo(expected);
                // every pair exchanges blocks of one length, so that each rank can know those it gets
                long[] counts = new long[size];
                Object[] buffers = new Object[size];
                for (int r = 0; r < size; r++) {
                    counts[r] = (me + r) % 3;
                    buffers[r] = block(me, r, (me + r) % 3);
                }
                int[] place = Arrays.stream(buffers)
                        .flatMapToInt(b -> Arrays.stream((int[]) b))
                        .toArray();
                comm.alltoallv(Comm.IN_PLACE, null, place, counts);
                comm.alltoallw(null, buffers);
                int at = 0;
                for (int r = 0; r < size; r++) {
                    int[] from = block(r, me, (me + r) % 3);
                    assertThat(buffers[r]).isEqualTo(from);
                    assertThat(Arrays.copyOfRange(place, at, at += from.length)).isEqualTo(from);
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8})
    void reduceScatter_randomBlocks_dealsTheSumOut(int size) {
        long seed = System.nanoTime();
        LocalJob.run(size, comm -> {
            Random random = new Random(seed);
            for (int number = 0; number < CASES; number++) {
                Mode mode = Mode.of(number);
                long[] counts = Layout.random(size, random).counts;
                int total = (int) Arrays.stream(counts).sum();
                int before = (int) Arrays.stream(counts).limit(comm.rank()).sum();
                int own = (int) counts[comm.rank()];
                long[] send = new long[total];
                Arrays.setAll(send, i -> i * (comm.rank() + 1L));
                long[] expected = new long[own];
                Arrays.setAll(expected, i -> (before + i) * (size * (size + 1L) / 2));
                long[] recv = new long[own];
                mode.run(
                        () -> comm.reduceScatter(send, recv, counts, Op.SUM),
                        () -> comm.ireduceScatter(send, recv, counts, Op.SUM),
                        () -> comm.reduceScatterInit(send, recv, counts, Op.SUM));
                assertThat(recv).as("%s, seed %d", mode, seed).isEqualTo(expected);
                comm.reduceScatter(Comm.IN_PLACE, send, counts, Op.SUM);
                assertThat(Arrays.copyOf(send, own))
                        .as("in place, seed %d", seed)
                        .isEqualTo(expected);

                int count = number * 5;
                long[] equal = new long[count * size];
                Arrays.setAll(equal, i -> i * (comm.rank() + 1L));
                long[] result = new long[count];
                mode.run(
                        () -> comm.reduceScatterBlock(equal, result, Op.SUM),
                        () -> comm.ireduceScatterBlock(equal, result, Op.SUM),
                        () -> comm.reduceScatterBlockInit(equal, result, Op.SUM));
                int at = count * comm.rank();
                long[] sums = new long[count];
                Arrays.setAll(sums, i -> (at + i) * (size * (size + 1L) / 2));
                assertThat(result).as("block, %s, count %d", mode, count).isEqualTo(sums);
                comm.reduceScatterBlock(Comm.IN_PLACE, equal, Op.SUM);
                assertThat(Arrays.copyOf(equal, count)).as("block in place").isEqualTo(sums);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8})
    void scanAndExscan_inPlaceToo_reduceWhatIsBefore(int size) {
        LocalJob.run(size, comm -> {
            int before = comm.rank() * (comm.rank() + 1) / 2;
            for (int number = 0; number < CASES; number++) {
                Mode mode = Mode.of(number);
                int count = List.of(0, 3, 20_000).get(number / 3);
                int[] mine = new int[count];
                Arrays.fill(mine, comm.rank() + 1);
                int[] up = new int[count];
                int[] below = new int[count];
                mode.run(
                        () -> comm.scan(mine, up, Op.SUM),
                        () -> comm.iscan(mine, up, Op.SUM),
                        () -> comm.scanInit(mine, up, Op.SUM));
                mode.run(
                        () -> comm.exscan(mine, below, Op.SUM),
                        () -> comm.iexscan(mine, below, Op.SUM),
                        () -> comm.exscanInit(mine, below, Op.SUM));
                int[] expected = new int[count];
                Arrays.fill(expected, before);
                assertThat(below).as("exscan, %s", mode).isEqualTo(expected);
                int[] place = mine.clone();
                comm.exscan(Comm.IN_PLACE, place, Op.SUM);
                assertThat(place).as("exscan in place").isEqualTo(comm.rank() == 0 ? mine : expected);
                Arrays.fill(expected, before + comm.rank() + 1);
                assertThat(up).as("scan, %s", mode).isEqualTo(expected);
                comm.scan(Comm.IN_PLACE, mine, Op.SUM);
                assertThat(mine).as("scan in place").isEqualTo(expected);
            }
            assertThat(comm.scan(comm.rank() + 1.0, Op.SUM)).isEqualTo(before + comm.rank() + 1.0);
            assertThat(comm.exscan(comm.rank() + 1L, Op.SUM)).isEqualTo(before);
            assertThat(comm.iexscan(comm.rank() + 1, Op.SUM).waitForObject()).isEqualTo(before);
        });
    }

    @Test
    void counts_thatAreWrong_areRefused() {
        LocalJob.run(2, comm -> {
            int[] a = new int[4];
            assertThatThrownBy(() -> comm.allgatherv(a, new int[8], new long[] {4}))
                    .hasMessageContaining(
                            "allgatherv: receive buffer counts: 1 of them (expected: 2, one for each rank)");
            assertThatThrownBy(() -> comm.allgatherv(a, new int[8], new long[] {4, -1}))
                    .hasMessageContaining("count of block 1")
                    .hasMessageContaining("-1");
            assertThatThrownBy(() -> comm.allgatherv(a, new int[8], new long[] {5, 5}))
                    .hasMessageContaining("count: 4 elements of its own (expected: 5, as its counts say)");
            assertThatThrownBy(() -> comm.alltoallv(a, new long[] {2, 3}, new int[8], new long[] {1, 1}))
                    .hasMessageContaining("5 elements needed (expected: within its 4 elements)");
            assertThatThrownBy(() -> comm.alltoallw(new Object[] {a}, new Object[2]))
                    .hasMessageContaining("send buffers: 1 of them");
            assertThatThrownBy(() -> comm.scatterv(a, null, a, comm.rank())).hasMessageContaining("counts: 0 of them");
        });
    }
}
