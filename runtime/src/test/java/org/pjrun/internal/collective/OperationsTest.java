package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.Comm;
import org.pjrun.ElementType;
import org.pjrun.Op;

/** Operations beyond the arithmetic ones, reductions on one rank, and collectives on lists of objects. */
@Timeout(60)
final class OperationsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8})
    void minlocAndMaxloc_pairs_areNeverTornApart(int size) {
        LocalJob.run(size, comm -> {
            int me = comm.rank();
            for (int pairs : new int[] {1, 7, 5000}) {
                double[] mine = new double[2 * pairs];
                for (int k = 0; k < pairs; k++) {
                    mine[2 * k] = (me + k) % size;
                    mine[2 * k + 1] = me;
                }
                double[] least = new double[2 * pairs];
                double[] greatest = new double[2 * pairs];
                comm.allreduce(mine, least, Op.MINLOC);
                comm.iallreduce(mine, greatest, Op.MAXLOC).waitFor();
                for (int k = 0; k < pairs; k++) {
                    assertThat(least[2 * k]).isZero();
                    assertThat(least[2 * k + 1]).isEqualTo(Math.floorMod(-k, size));
                    assertThat(greatest[2 * k]).isEqualTo(size - 1);
                    assertThat(greatest[2 * k + 1]).isEqualTo(Math.floorMod(size - 1 - k, size));
                }
            }
            // of equal values the least index, whatever the type
            assertThat(loc(comm, new int[] {5, 100 - me}, Op.MAXLOC)).isEqualTo(new int[] {5, 101 - size});
            assertThat(loc(comm, new long[] {-5, me}, Op.MINLOC)).isEqualTo(new long[] {-5, 0});
            assertThat(loc(comm, new short[] {(short) me, 1}, Op.MAXLOC))
                    .isEqualTo(new short[] {(short) (size - 1), 1});
            float[] nan = {me == size - 1 ? Float.NaN : me, me};
            assertThat(loc(comm, nan, Op.MINLOC)).isEqualTo(new float[] {Float.NaN, size - 1});
        });
    }

    private static Object loc(Comm comm, Object pair, Op op) {
        comm.allreduce(Comm.IN_PLACE, pair, op);
        return pair;
    }

    @Test
    void pairs_thatAreNone_areRefused() {
        LocalJob.run(1, comm -> {
            assertThatThrownBy(() -> comm.allreduce(new int[3], new int[3], Op.MINLOC))
                    .hasMessageContaining("count: 3 (expected: a multiple of 2");
            assertThatThrownBy(() -> comm.allreduce(1, Op.MAXLOC)).hasMessageContaining("pass an array");
            assertThatThrownBy(() -> comm.allreduce(new char[2], new char[2], Op.MINLOC))
                    .hasMessageContaining("not defined for elements of type CHAR");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void replaceAndNoOp_everyType_giveTheLastAndTheFirst(int size) {
        LocalJob.run(size, comm -> {
            for (ElementType type : Values.TYPES) {
                Object mine = Values.random(type, 50, new java.util.Random(comm.rank()));
                Object last = Values.array(type, 50);
                comm.allreduce(mine, last, Op.REPLACE);
                assertThat(last).isEqualTo(Values.random(type, 50, new java.util.Random(size - 1)));
                comm.allreduce(Comm.IN_PLACE, mine, Op.NO_OP);
                assertThat(mine).isEqualTo(Values.random(type, 50, new java.util.Random(0)));
            }
            ByteBuffer direct = ByteBuffer.allocateDirect(2).put(0, (byte) comm.rank());
            comm.allreduce(Comm.IN_PLACE, direct, Op.REPLACE);
            assertThat(direct.get(0)).isEqualTo((byte) (size - 1));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8})
    void operation_overSeveralElements_isGivenWholeValues(int size) {
        // products of 2x2 matrices modulo a prime: associative, not commutative
        Op product = Op.of(
                (in, inout, count) -> {
                    long[] a = (long[]) in;
                    long[] b = (long[]) inout;
                    for (int k = 0; k < count; k += 4) {
                        long[] c = multiply(Arrays.copyOfRange(a, k, k + 4), Arrays.copyOfRange(b, k, k + 4));
                        System.arraycopy(c, 0, b, k, 4);
                    }
                },
                false,
                4);
        LocalJob.run(size, comm -> {
            for (int matrices : new int[] {1, 3, 2000}) {
                long[] mine = new long[4 * matrices];
                Arrays.setAll(mine, i -> (comm.rank() + 2) * 31L + i);
                long[] result = new long[4 * matrices];
                comm.allreduce(mine, result, product);
                long[] first = {1, 0, 0, 1};
                for (int r = 0; r < size; r++) {
                    int rank = r;
                    long[] theirs = new long[4];
                    Arrays.setAll(theirs, i -> (rank + 2) * 31L + i);
                    first = multiply(first, theirs);
                }
                assertThat(Arrays.copyOf(result, 4)).isEqualTo(first);
            }
        });
    }

    private static long[] multiply(long[] a, long[] b) {
        long m = 1_000_003;
        return new long[] {
            (a[0] * b[0] + a[1] * b[2]) % m,
            (a[0] * b[1] + a[1] * b[3]) % m,
            (a[2] * b[0] + a[3] * b[2]) % m,
            (a[2] * b[1] + a[3] * b[3]) % m
        };
    }

    @Test
    void operators_ofJava_areOperations() {
        LocalJob.run(3, comm -> {
            float[] sum = {comm.rank() + 0.5f};
            comm.allreduce(Comm.IN_PLACE, sum, Op.of(Float.class, Float::sum, true));
            assertThat(sum).containsExactly(4.5f);
            boolean[] any = {comm.rank() == 1, false};
            comm.allreduce(Comm.IN_PLACE, any, Op.of(Boolean.class, Boolean::logicalOr, true));
            assertThat(any).containsExactly(true, false);
            assertThatThrownBy(() -> Op.of(String.class, String::concat, false))
                    .hasMessageContaining("java.lang.String");
        });
    }

    @Test
    void reduceLocal_anyBuffers_combinesInOrder() {
        LocalJob.run(1, comm -> {
            int[] in = {1, 2, 3};
            int[] inout = {10, 20, 30};
            comm.reduceLocal(in, inout, Op.SUM);
            assertThat(inout).containsExactly(11, 22, 33);
            comm.reduceLocal(in, 1, inout, 0, 2, Op.ofInts((a, b) -> b - a, false));
            assertThat(inout).containsExactly(9, 19, 33);
            assertThatThrownBy(() -> comm.reduceLocal(in, new int[2], Op.SUM))
                    .hasMessageContaining("3 elements needed");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void collectors_ofAllStreams_actLikeOneStream(int size) {
        LocalJob.run(size, comm -> {
            Stream<String> words = Stream.of("a", "b" + comm.rank(), "a");
            Map<String, Long> counts = comm.allreduceObject(
                    words, Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
            assertThat(counts).hasSize(size + 1).containsEntry("a", 2L * size);
            List<Integer> ranks = comm.reduceObject(Stream.of(comm.rank(), -1), Collectors.toList(), size - 1);
            if (comm.rank() == size - 1) {
                assertThat(ranks).hasSize(2 * size).startsWith(0, -1).endsWith(size - 1, -1);
            } else {
                assertThat(ranks).isNull();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8})
    void objects_everyVariant_areLikeTheirDefinition(int size) {
        LocalJob.run(size, comm -> {
            int me = comm.rank();
            int root = size / 2;
            List<String> mine = new ArrayList<>();
            List<List<String>> lists = new ArrayList<>();
            List<String> one = new ArrayList<>();
            for (int r = 0; r < size; r++) {
                one.add(me + ">" + r);
                lists.add(r % 2 == 0 ? List.of() : List.of(me + ">" + r, "x"));
            }
            for (int i = 0; i < me; i++) {
                mine.add(me + "." + i);
            }
            int all = size * (size - 1) / 2;
            assertThat(comm.gathervObject(mine, root)).hasSize(me == root ? all : 0);
            assertThat(comm.iallgathervObject(mine).waitForObject()).hasSize(all);
            assertThat(comm.alltoallObject(one).getLast()).isEqualTo(size - 1 + ">" + me);
            List<List<String>> received = comm.alltoallvObject(lists);
            assertThat(received).hasSize(size);
            assertThat(received.getFirst()).isEqualTo(me % 2 == 0 ? List.of() : List.of("0>" + me, "x"));
            assertThat(comm.scattervObject(me == root ? lists : null, root))
                    .isEqualTo(me % 2 == 0 ? List.of() : List.of(root + ">" + me, "x"));
            assertThat(comm.scanObject("" + me, String::concat)).isEqualTo("01234567".substring(0, me + 1));
            assertThat(comm.exscanObject("" + me, String::concat))
                    .isEqualTo(me == 0 ? null : "01234567".substring(0, me));
            assertThat(comm.reduceScatterObject(one, String::concat))
                    .startsWith("0>" + me)
                    .endsWith(size - 1 + ">" + me);
            assertThat(comm.<String>ibcastObject(me == root ? "y".repeat(5000) : null, root)
                            .waitForObject())
                    .hasSize(5000);
            var sum = comm.allreduceObjectInit(() -> new ArrayList<>(List.of(me)), (a, b) -> {
                a.addAll(b);
                return a;
            });
            for (int round = 0; round < 3; round++) {
                sum.start();
                assertThat(sum.waitForObject()).hasSize(size).startsWith(0);
            }
            // an operator that changes its first operand, where partial results are kept
            var scan = comm.scanObject(new ArrayList<>(List.of(me)), (a, b) -> {
                a.addAll(b);
                return a;
            });
            assertThat(scan).hasSize(me + 1);
        });
    }
}
