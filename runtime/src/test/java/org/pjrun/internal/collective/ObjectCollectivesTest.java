package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;

/** Collectives on objects. */
@Timeout(60)
final class ObjectCollectivesTest {
    /** A class of the program's own, with something of any size in it. */
    record Parcel(String name, double[] weights, List<Integer> numbers) {
        static Parcel of(int rank, int size) {
            double[] weights = new double[size];
            Arrays.fill(weights, rank);
            return new Parcel("parcel " + rank, weights, new ArrayList<>(List.of(rank, size)));
        }

        boolean is(int rank, int size) {
            return name.equals("parcel " + rank)
                    && weights.length == size
                    && Arrays.stream(weights).allMatch(w -> w == rank)
                    && numbers.equals(List.of(rank, size));
        }
    }

    private static String names(int size) {
        return IntStream.range(0, size).mapToObj(r -> "<" + r + ">").collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9})
    void bcastObject_everyRootAndLength_bringsAnEqualObject(int size) {
        LocalJob.run(size, comm -> {
            for (int length : new int[] {0, 10, 60, 70, 1000, 200_000}) {
                for (int root = 0; root < size; root++) {
                    Parcel sent = comm.rank() == root ? Parcel.of(root, length) : null;
                    Parcel received = comm.bcastObject(sent, root);
                    assertThat(received.is(root, length))
                            .as("%s", received.name())
                            .isTrue();
                    if (sent != null) {
                        assertThat(received).isSameAs(sent);
                    }
                }
            }
            assertThat(comm.<Object>bcastObject(null, 0)).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 16})
    void reductions_everyRoot_combineInRankOrder(int size) {
        LocalJob.run(size, comm -> {
            String mine = "<" + comm.rank() + ">";
            assertThat(comm.allreduceObject(mine, String::concat)).isEqualTo(names(size));
            for (int root = 0; root < size; root++) {
                String result = comm.reduceObject(mine, String::concat, root);
                assertThat(result).isEqualTo(comm.rank() == root ? names(size) : null);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9})
    void gatherScatterAllgather_everyRoot_keepTheOrderOfRanks(int size) {
        LocalJob.run(size, comm -> {
            Parcel mine = Parcel.of(comm.rank(), 100 * comm.rank());
            List<Parcel> all = comm.allgatherObject(mine);
            assertThat(all).hasSize(size);
            for (int root = 0; root < size; root++) {
                assertThat(all.get(root).is(root, 100 * root)).isTrue();
                List<Parcel> gathered = comm.gatherObject(mine, root);
                assertThat(gathered).hasSize(comm.rank() == root ? size : 0);
                for (Parcel parcel : gathered) {
                    assertThat(parcel.is(gathered.indexOf(parcel), 100 * gathered.indexOf(parcel)))
                            .isTrue();
                }
                Parcel dealt = comm.scatterObject(comm.rank() == root ? gathered : null, root);
                assertThat(dealt.is(comm.rank(), 100 * comm.rank())).isTrue();
            }
            // what a rank passes may be null, or an array
            List<Object[]> arrays = comm.allgatherObject(comm.rank() == 0 ? null : new Object[] {1, "two"});
            assertThat(arrays.get(0)).isNull();
            assertThat(arrays.subList(1, size)).allMatch(a -> Arrays.equals(a, new Object[] {1, "two"}));
        });
    }

    @Test
    void operator_thatChangesItsLeftOperand_seesEachObjectOnce() {
        LocalJob.run(6, comm -> {
            List<Integer> result = comm.allreduceObject(new ArrayList<>(List.of(comm.rank())), (a, b) -> {
                a.addAll(b);
                return a;
            });
            assertThat(result).containsExactly(0, 1, 2, 3, 4, 5);
        });
    }

    @Test
    void bcastObject_thatCannotBeWritten_failsEverywhereAndTheNextWorks() {
        LocalJob.run(3, comm -> {
            Object bad = comm.rank() == 1 ? new Thread(() -> {}) : null;
            assertThatThrownBy(() -> comm.bcastObject(bad, 1))
                    .isInstanceOfSatisfying(
                            CommException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.SERIALIZATION))
                    .hasMessageContaining("bcastObject")
                    .hasMessageContaining("rank " + comm.rank() + " of 3");
            assertThat(comm.bcastObject(comm.rank() == 1 ? "good" : null, 1)).isEqualTo("good");
        });
    }

    @Test
    void scatterObject_wrongList_isRefused() {
        LocalJob.run(1, comm -> {
            assertThatThrownBy(() -> comm.scatterObject(List.of(1, 2), 0))
                    .hasMessageContaining("a list of 2 (expected: a list of 1");
            assertThatThrownBy(() -> comm.scatterObject(null, 0)).hasMessageContaining("null");
        });
    }
}
