package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.Comm;
import org.pjrun.Op;

/** Operations of the program's own, in the order of ranks where they do not commute. */
@Timeout(60)
final class UserOperationTest {
    private static final long PRIME = 65_521;

    /** An affine map x -> m x + c, both in one long, after another one: associative, and not commutative. */
    private static long compose(long first, long second) {
        long m = (first >>> 32) * (second >>> 32) % PRIME;
        long c = ((second >>> 32) * (first & 0xffff_ffffL) + (second & 0xffff_ffffL)) % PRIME;
        return m << 32 | c;
    }

    private static long[] maps(int rank, int count, long seed) {
        Random random = new Random(seed + rank);
        long[] maps = new long[count];
        for (int i = 0; i < count; i++) {
            maps[i] = random.nextLong(1, PRIME) << 32 | random.nextLong(PRIME);
        }
        return maps;
    }

    private static long[] composed(int size, int count, long seed) {
        long[] all = maps(0, count, seed);
        for (int r = 1; r < size; r++) {
            long[] next = maps(r, count, seed);
            for (int i = 0; i < count; i++) {
                all[i] = compose(all[i], next[i]);
            }
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 16})
    void notCommutative_everyRootAndLength_isAppliedInRankOrder(int size) {
        long seed = System.nanoTime();
        Op op = Op.ofLongs(UserOperationTest::compose, false);
        LocalJob.run(size, comm -> {
            for (int count : new int[] {1, 3, 1000, 9000}) {
                long[] expected = composed(size, count, seed);
                long[] mine = maps(comm.rank(), count, seed);
                long[] result = new long[count + 2];
                comm.allreduce(mine, 0, result, 1, count, op);
                assertThat(java.util.Arrays.copyOfRange(result, 1, count + 1))
                        .as("seed %d, count %d", seed, count)
                        .isEqualTo(expected);
                assertThat(mine).isEqualTo(maps(comm.rank(), count, seed));
                int root = count % size;
                boolean atRoot = comm.rank() == root;
                long[] place = mine.clone();
                comm.reduce(atRoot ? Comm.IN_PLACE : mine, atRoot ? place : null, op, root);
                assertThat(place).as("seed %d, count %d", seed, count).isEqualTo(atRoot ? expected : mine);
                comm.allreduce(Comm.IN_PLACE, mine, op);
                assertThat(mine).as("seed %d, count %d", seed, count).isEqualTo(expected);
            }
        });
    }

    @Test
    void commutative_everyTypedFactory_isApplied() {
        LocalJob.run(5, comm -> {
            int rank = comm.rank();
            assertThat(comm.allreduce(rank + 1, Op.ofInts((a, b) -> a * b, true)))
                    .isEqualTo(120);
            assertThat(comm.allreduce(1L << rank, Op.ofLongs((a, b) -> a | b, true)))
                    .isEqualTo(31L);
            assertThat(comm.allreduce(rank + 0.0, Op.ofDoubles(Math::max, true)))
                    .isEqualTo(4.0);
        });
    }

    @Test
    void function_anyType_getsArraysOfThatType() {
        Op or = Op.of(
                (in, inout, count) -> {
                    boolean[] left = (boolean[]) in;
                    boolean[] right = (boolean[]) inout;
                    for (int k = 0; k < count; k++) {
                        right[k] |= left[k];
                    }
                },
                true);
        LocalJob.run(3, comm -> {
            boolean[] mine = new boolean[10_000];
            mine[comm.rank() * 4000] = true;
            boolean[] result = new boolean[10_000];
            comm.allreduce(mine, result, or);
            assertThat(result[0] && result[4000] && result[8000]).isTrue();
            assertThat(result[1] || result[3999]).isFalse();
        });
    }
}
