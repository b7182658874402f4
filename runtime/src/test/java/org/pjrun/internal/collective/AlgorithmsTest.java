package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pjrun.Comm;
import org.pjrun.Op;
import org.pjrun.collectives.Algorithm;
import org.pjrun.collectives.Algorithms;
import org.pjrun.collectives.Collective;

/** Every algorithm, named by the user, over the engine: short messages, and long ones that stream through lanes. */
@Timeout(120)
final class AlgorithmsTest {
    private static final Set<Collective> CALLABLE = EnumSet.of(
            Collective.BARRIER,
            Collective.BCAST,
            Collective.REDUCE,
            Collective.ALLREDUCE,
            Collective.SCATTER,
            Collective.GATHER,
            Collective.ALLGATHER);

    static Stream<Algorithm> algorithms() {
        return Algorithms.all().stream().filter(a -> CALLABLE.contains(a.collective()));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void algorithm_shortAndLongMessages_givesTheSameAsAnyOther(Algorithm algorithm) {
        String collective =
                algorithm.collective().name().toLowerCase(Locale.ROOT).replace('_', '-');
        System.setProperty("pjrun.coll", collective + "=" + algorithm.name());
        try {
            for (int size : new int[] {2, 3, 4, 6, 7}) {
                LocalJob.run(size, comm -> {
                    for (int count : new int[] {0, 1, 5, 700, 40_000}) {
                        for (int root = 0; root < size; root += 2) {
                            call(algorithm.collective(), comm, count, root);
                        }
                    }
                });
            }
        } finally {
            System.clearProperty("pjrun.coll");
        }
    }

    private static int value(int rank, int index) {
        return rank * 1_000_003 + index * 7;
    }

    private static int[] values(int rank, int count) {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = value(rank, i);
        }
        return values;
    }

    private static int[] all(int size, int count) {
        int[] all = new int[size * count];
        for (int r = 0; r < size; r++) {
            System.arraycopy(values(r, count), 0, all, r * count, count);
        }
        return all;
    }

    private static int[] sums(int size, int count) {
        int[] sums = new int[count];
        for (int i = 0; i < count; i++) {
            for (int r = 0; r < size; r++) {
                sums[i] += value(r, i);
            }
        }
        return sums;
    }

    private static void call(Collective collective, Comm comm, int count, int root) {
        int size = comm.size();
        int[] mine = values(comm.rank(), count);
        boolean atRoot = comm.rank() == root;
        String name = collective + ", size " + size + ", count " + count + ", root " + root;
        switch (collective) {
            case BARRIER -> {
                comm.barrier();
                assertThat(comm.rank()).as(name).isLessThan(size);
            }
            case BCAST -> {
                comm.bcast(mine, root);
                assertThat(mine).as(name).isEqualTo(values(root, count));
            }
            case REDUCE -> {
                int[] result = new int[count];
                comm.reduce(mine, result, Op.SUM, root);
                assertThat(result).as(name).isEqualTo(atRoot ? sums(size, count) : new int[count]);
            }
            case ALLREDUCE -> {
                comm.allreduce(Comm.IN_PLACE, mine, Op.SUM);
                assertThat(mine).as(name).isEqualTo(sums(size, count));
            }
            case SCATTER -> {
                int[] block = new int[count];
                comm.scatter(atRoot ? all(size, count) : null, block, root);
                assertThat(block).as(name).isEqualTo(mine);
            }
            case GATHER -> {
                int[] result = new int[size * count];
                comm.gather(mine, atRoot ? result : null, root);
                assertThat(result).as(name).isEqualTo(atRoot ? all(size, count) : new int[size * count]);
            }
            case ALLGATHER -> {
                int[] result = new int[size * count];
                comm.allgather(mine, result);
                assertThat(result).as(name).isEqualTo(all(size, count));
            }
            default -> throw new IllegalArgumentException(name);
        }
    }
}
