package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.Op;

/** Arrays of megabytes, by whatever algorithm is chosen for them. */
@Timeout(120)
final class LargeCollectivesTest {
    private static final int COUNT = 300_001;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 8})
    void everyCollective_megabytes_movesThemAll(int size) {
        long seed = System.nanoTime();
        double[][] data = new double[size][COUNT];
        for (int r = 0; r < size; r++) {
            Random random = new Random(seed + r);
            Arrays.setAll(data[r], i -> random.nextInt(1000));
        }
        double[] sums = new double[COUNT];
        Arrays.setAll(sums, i -> Arrays.stream(data).mapToDouble(d -> d[i]).sum());
        double[] all = Arrays.stream(data).flatMapToDouble(Arrays::stream).toArray();
        LocalJob.run(size, comm -> {
            int rank = comm.rank();
            int root = size - 1;
            double[] result = new double[COUNT];
            comm.allreduce(data[rank], result, Op.SUM);
            assertThat(Arrays.equals(result, sums))
                    .as("allreduce, seed %d", seed)
                    .isTrue();
            Arrays.fill(result, 0);
            comm.reduce(data[rank], result, Op.SUM, root);
            assertThat(rank != root || Arrays.equals(result, sums))
                    .as("reduce, seed %d", seed)
                    .isTrue();
            double[] copy = rank == root ? data[root].clone() : new double[COUNT];
            comm.bcast(copy, root);
            assertThat(Arrays.equals(copy, data[root]))
                    .as("bcast, seed %d", seed)
                    .isTrue();
            double[] gathered = new double[size * COUNT];
            comm.allgather(data[rank], gathered);
            assertThat(Arrays.equals(gathered, all))
                    .as("allgather, seed %d", seed)
                    .isTrue();
            comm.scatter(gathered, result, root);
            assertThat(Arrays.equals(result, data[rank]))
                    .as("scatter, seed %d", seed)
                    .isTrue();
            Arrays.fill(gathered, 0);
            comm.gather(result, gathered, root);
            assertThat(rank != root || Arrays.equals(gathered, all))
                    .as("gather, seed %d", seed)
                    .isTrue();
        });
    }
}
