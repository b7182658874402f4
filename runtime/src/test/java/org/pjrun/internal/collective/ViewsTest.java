package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.Comm;
import org.pjrun.Datatype;
import org.pjrun.Op;
import org.pjrun.PersistentRequest;
import org.pjrun.View;

/** Collectives on views by datatypes, with others' plain buffers of the same elements. */
@Timeout(60)
final class ViewsTest {
    private static final int ROWS = 300;
    private static final int COLUMNS = 5;
    private static final Datatype COLUMN = Datatype.vector(ROWS, 1, COLUMNS, Datatype.DOUBLE);

    record Particle(double x, int charge) {}

    /** A matrix whose element (r, c) is {@code seed + r + c / 10}. */
    private static double[] matrix(int seed) {
        double[] matrix = new double[ROWS * COLUMNS];
        Arrays.setAll(matrix, i -> seed + i / COLUMNS + i % COLUMNS / 10.0);
        return matrix;
    }

    private static double[] column(double[] matrix, int column) {
        double[] values = new double[ROWS];
        Arrays.setAll(values, r -> matrix[r * COLUMNS + column]);
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void columns_withPlainArrays_areTheSameElements(int size) {
        LocalJob.run(size, comm -> {
            int me = comm.rank();
            double[] mine = matrix(me);
            // the root sends a column, others receive it as an array or as a column
            Object into = me == 0 || me % 2 == 1 ? COLUMN.on(mine, 2, 1) : new double[ROWS];
            comm.bcast(into, 0);
            double[] got = into instanceof double[] plain ? plain : column(mine, 2);
            assertThat(got).isEqualTo(column(matrix(0), 2));
            assertThat(column(mine, 1)).isEqualTo(column(matrix(me), 1));

            double[] sum = new double[ROWS];
            PersistentRequest again = comm.allreduceInit(COLUMN.on(mine, 1, 1), sum, Op.SUM);
            for (int round = 1; round < 4; round++) {
                again.start();
                again.waitFor();
                assertThat(sum[7]).isCloseTo(expected(size, 7.1), org.assertj.core.api.Assertions.within(1e-9));
            }
            View third = COLUMN.on(mine, 3, 1);
            comm.iallreduce(Comm.IN_PLACE, third, Op.MAX).waitFor();
            assertThat(column(mine, 3)).isEqualTo(column(matrix(size - 1), 3));

            double[] all = new double[size * ROWS];
            comm.allgather(COLUMN.on(mine, 0, 1), all);
            assertThat(Arrays.copyOfRange(all, (size - 1) * ROWS, size * ROWS)).isEqualTo(column(matrix(size - 1), 0));
            double[] below = new double[ROWS * COLUMNS];
            comm.exscan(COLUMN.on(matrix(1), 4, 1), COLUMN.on(below, 4, 1), Op.SUM);
            assertThat(below[4]).isCloseTo(me * 1.4, org.assertj.core.api.Assertions.within(1e-9));
        });
    }

    private static double expected(int size, double value) {
        return size * (size - 1) / 2.0 + size * value;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void records_andBlocksOfDifferentTypes_areExchanged(int size) {
        Datatype particle = Datatype.of(Particle.class);
        LocalJob.run(size, comm -> {
            int me = comm.rank();
            Particle[] particles = new Particle[4];
            if (me == size - 1) {
                Arrays.setAll(particles, i -> new Particle(i + 0.5, -i));
            }
            comm.bcast(particle.on(particles), size - 1);
            assertThat(particles[3]).isEqualTo(new Particle(3.5, -3));

            Object[] sends = new Object[size];
            Object[] recvs = new Object[size];
            double[] columns = new double[ROWS * COLUMNS];
            for (int r = 0; r < size; r++) {
                boolean records = (me + r) % 2 == 0;
                sends[r] = records ? particle.on(new Particle[] {new Particle(me, r)}) : column(matrix(me), 1);
                recvs[r] = records ? particle.on(new Particle[1]) : r == me + 1 ? COLUMN.on(columns) : new double[ROWS];
            }
            comm.alltoallw(sends, recvs);
            for (int r = 0; r < size; r++) {
                if ((me + r) % 2 == 0) {
                    View view = (View) recvs[r];
                    assertThat((Particle[]) view.buffer()).containsExactly(new Particle(r, me));
                } else {
                    double[] got = r == me + 1 ? column(columns, 0) : (double[]) recvs[r];
                    assertThat(got).isEqualTo(column(matrix(r), 1));
                }
            }
        });
    }

    @Test
    void records_inAReduction_areRefused() {
        LocalJob.run(
                1,
                comm -> assertThatThrownBy(() -> comm.allreduce(
                                Comm.IN_PLACE, Datatype.of(Particle.class).on(new Particle[1]), Op.SUM))
                        .hasMessageContaining("op: SUM is not defined for elements of type MIXED"));
    }
}
