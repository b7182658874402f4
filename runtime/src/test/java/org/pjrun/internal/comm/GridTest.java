package org.pjrun.internal.comm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pjrun.CartComm;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;

/** Grids, their balanced dimensions, and how ranks are placed on them. */
@Timeout(60)
class GridTest {
    @ParameterizedTest
    @CsvSource({
        "6, 0 0, 3 2",
        "7, 0 0, 7 1",
        "6, 0 3 0, 2 3 1",
        "12, 0 0 0, 3 2 2",
        "16, 0 0 0, 4 2 2",
        "72, 0 0 0, 6 4 3",
        "100000, 0 0, 400 250",
        "1000000, 0 0 0, 100 100 100",
        "2147483647, 0 0, 2147483647 1",
        "1, 0 0 0 0, 1 1 1 1",
        "12, 0 4, 3 4",
        "12, 3 4, 3 4"
    })
    void dimsCreate_isBalanced(int nodes, String given, String expected) {
        assertThat(CartComm.dimsCreate(nodes, numbers(given))).containsExactly(numbers(expected));
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    @Test
    void dimsCreate_everyNumber_noOtherFactorsAreCloser() {
        for (int nodes = 1; nodes <= 300; nodes++) {
            int[] found = CartComm.dimsCreate(nodes, new int[3]);
            assertThat(found[0] * found[1] * found[2]).isEqualTo(nodes);
            int spread = Integer.MAX_VALUE;
            for (int a = 1; a <= nodes; a++) {
                for (int b = 1; b <= a; b++) {
                    if (nodes % (a * b) == 0 && nodes / a / b <= b) {
                        spread = Math.min(spread, a - nodes / a / b);
                    }
                }
            }
            assertThat(found[0] - found[2]).as("%d", nodes).isEqualTo(spread);
            assertThat(found[0]).isGreaterThanOrEqualTo(found[1]);
            assertThat(found[1]).isGreaterThanOrEqualTo(found[2]);
        }
    }

    @Test
    void dimsCreate_impossible_isRefused() {
        refused(7, 2, 0);
        refused(6, 2, 2);
        refused(6, -1, 0);
        assertThatThrownBy(() -> CartComm.dimsCreate(0, new int[2]))
                .hasMessage("dimsCreate: nodes: 0 (expected: at least 1)");
    }

    private static void refused(int nodes, int... dims) {
        assertThatThrownBy(() -> CartComm.dimsCreate(nodes, dims))
                .isInstanceOfSatisfying(
                        CommException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.DIMS))
                .hasMessageStartingWith("dimsCreate: dims: " + Arrays.toString(dims));
    }

    @Test
    void coordinates_andRanks_areInverse() {
        Grid grid = new Grid(new int[] {3, 1, 4}, new boolean[] {true, false, false});
        for (int rank = 0; rank < grid.size(); rank++) {
            assertThat(grid.rank(grid.coords(rank))).isEqualTo(rank);
        }
        assertThat(grid.coords(5)).containsExactly(1, 0, 1);
        assertThat(grid.rank(-1, 0, 3)).isEqualTo(11);
        assertThat(grid.rank(0, 0, 4)).isEqualTo(-1);
        assertThat(grid.neighbor(0, 0, -4)).isEqualTo(8);
        assertThat(grid.neighbor(0, 2, 3)).isEqualTo(3);
        assertThat(grid.neighbor(0, 2, -1)).isEqualTo(-1);
        assertThat(grid.neighbor(0, 0, Integer.MAX_VALUE)).isEqualTo(4);
    }

    @Test
    void placed_onHostsOfEqualSize_blocksHaveFewEdgesBetweenHosts() {
        Grid grid = new Grid(new int[] {8, 8}, new boolean[] {true, true});
        IntUnaryOperator inTurn = rank -> rank % 4;
        IntUnaryOperator inRows = rank -> rank / 16;
        assertThat(between(grid, identity(64), inTurn)).isEqualTo(64 * 2 - 64);
        // four blocks of 4 x 4
        assertThat(between(grid, grid.placed(inTurn), inTurn)).isEqualTo(32);
        assertThat(between(grid, identity(64), inRows)).isEqualTo(32);
        assertThat(between(grid, grid.placed(inRows), inRows)).isEqualTo(32);
    }

    @Test
    void placed_anyHosts_isAPermutationAndNeverSplitsMore() {
        long seed = Long.getLong("pjrun.test.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int[] dims = CartComm.dimsCreate(1 + random.nextInt(60), new int[1 + random.nextInt(3)]);
            boolean[] periods = new boolean[dims.length];
            for (int d = 0; d < dims.length; d++) {
                periods[d] = random.nextBoolean();
            }
            Grid grid = new Grid(dims, periods);
            int hosts = 1 + random.nextInt(4);
            int[] hostOf = random.ints(grid.size() + 3, 0, hosts).toArray();
            int[] placed = grid.placed(rank -> hostOf[rank]);
            assertThat(IntStream.of(placed).sorted().toArray())
                    .as("seed %d", seed)
                    .isEqualTo(identity(grid.size()));
        }
        Grid one = new Grid(new int[] {5, 4}, new boolean[2]);
        assertThat(one.placed(rank -> 0)).isEqualTo(identity(20));
    }

    private static int[] identity(int size) {
        return IntStream.range(0, size).toArray();
    }

    /** Edges of the grid whose ends are on different hosts. */
    private static int between(Grid grid, int[] placed, IntUnaryOperator host) {
        int edges = 0;
        for (int point = 0; point < grid.size(); point++) {
            for (int d = 0; d < grid.dims().length; d++) {
                int next = grid.neighbor(point, d, 1);
                if (next >= 0 && host.applyAsInt(placed[point]) != host.applyAsInt(placed[next])) {
                    edges++;
                }
            }
        }
        return edges;
    }
}
