package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Op;
import org.pjrun.internal.bootstrap.Tuning;

/** Bits of floating-point results: the same run after run, and with {@code --reproducible} for any algorithm and number of ranks. */
@Timeout(60)
final class ReproducibleTest {
    private static final int MOST_RANKS = 8;
    private static final int VALUES = 3;
    private static final int COUNT = 48;

    /** Values of very different size, of which each rank contributes its own, ranks beyond them neutral ones. */
    private static double[] values(int contributor, double neutral) {
        double[] values = new double[COUNT];
        Random random = new Random(contributor);
        Arrays.setAll(
                values,
                i -> contributor >= VALUES ? neutral : Math.scalb(random.nextDouble() - 0.5, random.nextInt(-40, 40)));
        return values;
    }

    private static float[] floats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** The bits of all that reductions give on a rank, as text. */
    private static String reduced(Comm comm, int contributor, boolean sumsOnly) {
        double[] mine = values(contributor, 0);
        List<Object> results = new ArrayList<>();
        double[] sums = new double[COUNT];
        comm.allreduce(mine, sums, Op.SUM);
        results.add(bits(sums));
        float[] place = floats(mine);
        comm.iallreduce(Comm.IN_PLACE, place, Op.SUM).waitFor();
        results.add(Arrays.toString(place));
        double[] atRoot = new double[COUNT];
        int root = comm.size() - 1;
        comm.reduce(
                comm.rank() == root ? Comm.IN_PLACE : mine,
                comm.rank() == root ? (atRoot = mine.clone()) : null,
                Op.SUM,
                root);
        comm.bcast(atRoot, root);
        results.add(bits(atRoot));
        results.add(Double.doubleToRawLongBits(comm.allreduce(mine[0], Op.SUM)));
        if (!sumsOnly) {
            double[] factors = values(contributor, 1);
            double[] products = new double[COUNT];
            comm.allreduce(factors, products, Op.PROD);
            results.add(bits(products));
            Op own = Op.ofDoubles((a, b) -> a + b, true);
            comm.allreduce(mine, sums, own);
            results.add(bits(sums));
            BinaryOperator<Double> add = Double::sum;
            results.add(Double.doubleToRawLongBits(comm.allreduceObject(mine[1], add)));
        }
        return results.toString();
    }

    private static String bits(double... values) {
        return Arrays.toString(
                Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray());
    }

    @Test
    void words_ofMoreThanAnArrayHolds_sayWhatToDo() {
        assertThat(ExactElements.words(1 << 20, 34)).isEqualTo(34 << 20);
        assertThatThrownBy(() -> ExactElements.words(1 << 27, 34))
                .isInstanceOf(CommException.class)
                .hasMessageContaining("134217728 elements")
                .hasMessageContaining("--reproducible");
    }

    @Test
    void results_ofAnyAlgorithmAndNumberOfRanks_areTheSame() {
        List<String> wishes = List.of(
                "",
                "allreduce=ring,reduce=chain",
                "allreduce=rabenseifner,reduce=rabenseifner",
                "allreduce=recursive-doubling,reduce=binomial",
                "allreduce=segmented-ring");
        ConcurrentHashMap<String, String> seen = new ConcurrentHashMap<>();
        for (int size = VALUES; size <= MOST_RANKS; size++) {
            for (String wish : wishes) {
                String name = size + " ranks, " + wish;
                LocalJob.run(
                        size,
                        Wire.RING,
                        new Tuning(wish, false, true),
                        comm -> seen.merge(reduced(comm, comm.rank(), false), name, (a, b) -> a));
            }
        }
        assertThat(seen).as("results and who has them").hasSize(1);
    }

    @Test
    void sums_ofOneToEightRanks_areTheSameWhoeverHasTheValues() {
        ConcurrentHashMap<String, String> seen = new ConcurrentHashMap<>();
        for (int size = 1; size <= MOST_RANKS; size++) {
            int ranks = size;
            LocalJob.run(size, Wire.RING, new Tuning("", false, true), comm -> {
                for (int shift = 0; shift < ranks; shift++) {
                    int contributor = (comm.rank() + shift) % ranks;
                    double[] one = new double[COUNT];
                    comm.allreduce(contributor == 0 ? values(0, 0) : new double[COUNT], one, Op.SUM);
                    seen.merge("one: " + bits(one), ranks + " ranks", (a, b) -> a);
                    if (ranks >= VALUES) {
                        seen.merge(reduced(comm, contributor, true), ranks + " ranks", (a, b) -> a);
                    }
                }
            });
        }
        assertThat(seen).as("results and who has them").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void scansAndReduceScatters_areSumsRoundedOnce(int size) {
        LocalJob.run(size, Wire.RING, new Tuning("", false, true), comm -> {
            int me = comm.rank();
            double[] up = new double[COUNT];
            double[] below = new double[COUNT];
            Arrays.fill(below, 7);
            double[] mine = values(me % VALUES, 0);
            comm.scan(mine, up, Op.SUM);
            comm.iexscan(mine, below, Op.SUM).waitFor();
            assertThat(bits(up)).isEqualTo(bits(exact(me + 1)));
            assertThat(below[5]).isEqualTo(me == 0 ? 7 : exact(me)[5]);
            double[] blocks = new double[COUNT * size];
            for (int r = 0; r < size; r++) {
                System.arraycopy(mine, 0, blocks, r * COUNT, COUNT);
            }
            double[] block = new double[COUNT];
            comm.reduceScatterBlock(blocks, block, Op.SUM);
            assertThat(bits(block)).isEqualTo(bits(exact(size)));
            long[] counts = new long[size];
            Arrays.fill(counts, COUNT);
            comm.reduceScatter(Comm.IN_PLACE, blocks, counts, Op.SUM);
            assertThat(bits(Arrays.copyOf(blocks, COUNT))).isEqualTo(bits(exact(size)));
        });
    }

    private static double[] exact(int ranks) {
        double[] sums = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int r = 0; r < ranks; r++) {
                sum = sum.add(new BigDecimal(values(r % VALUES, 0)[i]));
            }
            sums[i] = sum.doubleValue();
        }
        return sums;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 8})
    void results_withoutWishes_areTheSameRunAfterRun(int size) {
        ConcurrentHashMap<String, Integer> seen = new ConcurrentHashMap<>();
        for (int run = 0; run < 6; run++) {
            Random pauses = new Random(run);
            long[] delays = new long[size];
            Arrays.setAll(delays, r -> pauses.nextInt(3) * 200L);
            int number = run;
            LocalJob.run(size, comm -> {
                StringBuilder all = new StringBuilder("rank " + comm.rank());
                for (int call = 0; call < 5; call++) {
                    LockSupport.parkNanos(delays[(comm.rank() + call) % size] * 1000);
                    all.append(reduced(comm, comm.rank(), false));
                }
                double[] many = new double[40_000];
                Arrays.setAll(many, i -> 1.0 / (i + 1 + comm.rank()));
                comm.allreduce(Comm.IN_PLACE, many, Op.SUM);
                all.append(Arrays.hashCode(many));
                seen.merge(all.toString(), number, (a, b) -> a);
            });
        }
        assertThat(seen).as("one result for each rank").hasSize(size);
    }
}
