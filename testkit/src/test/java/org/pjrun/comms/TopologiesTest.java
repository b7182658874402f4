package org.pjrun.comms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Timeout;
import org.pjrun.CartComm;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Comparison;
import org.pjrun.DistGraphComm;
import org.pjrun.ErrorClass;
import org.pjrun.GraphComm;
import org.pjrun.Op;
import org.pjrun.Topology;
import org.pjrun.testkit.RanksTest;

/** Grids and graphs (MPI 4.1 §8.5). */
@Timeout(60)
class TopologiesTest {
    private final long seed = Long.getLong("pjrun.test.seed", System.nanoTime());

    @RanksTest({1, 2, 4, 6, 8})
    void cart_ofAllRanks_knowsCoordinatesAndNeighbours(Comm comm) {
        int[] dims = CartComm.dimsCreate(comm.size(), new int[2]);
        CartComm cart = comm.cartCreate(dims, new boolean[] {true, false}, true);
        assertThat(cart.topology()).isEqualTo(Topology.CART);
        assertThat(cart.dims()).isEqualTo(dims);
        assertThat(cart.periods()).containsExactly(true, false);
        assertThat(cart.compare(comm)).isEqualTo(Comparison.CONGRUENT);
        int[] coords = cart.coords();
        assertThat(cart.coords(cart.rank())).isEqualTo(coords);
        assertThat(cart.rank(coords)).isEqualTo(cart.rank());
        assertThat(cart.rank(coords[0] - dims[0], coords[1])).isEqualTo(cart.rank());
        CartComm.Shift down = cart.shift(0, 1);
        assertThat(down.dest()).isEqualTo(cart.rank(coords[0] + 1, coords[1]));
        assertThat(down.source()).isEqualTo(cart.rank(coords[0] - 1, coords[1]));
        CartComm.Shift right = cart.shift(1, 1);
        assertThat(right.dest())
                .isEqualTo(coords[1] + 1 < dims[1] ? cart.rank(coords[0], coords[1] + 1) : Comm.PROC_NULL);
        assertThat(right.source()).isEqualTo(coords[1] > 0 ? cart.rank(coords[0], coords[1] - 1) : Comm.PROC_NULL);
        assertThat(cart.shift(1, -1)).isEqualTo(new CartComm.Shift(right.dest(), right.source()));
        int[] from = {-1};
        cart.sendrecv(new int[] {cart.rank()}, down.dest(), 1, from, down.source(), 1);
        assertThat(from[0]).isEqualTo(down.source());
        assertThat(cart.sources()).containsExactly(down.source(), down.dest(), right.source(), right.dest());
        assertThat(comm.cartMap(dims, new boolean[2])).isEqualTo(comm.rank());
        assertThat(cart.name()).isEqualTo("world/cart " + dims[0] + "x" + dims[1]);
    }

    @RanksTest({1, 6, 8})
    void cart_sub_keepsDimensionsThatRemain(Comm comm) {
        int[] dims = CartComm.dimsCreate(comm.size(), new int[3]);
        CartComm cart = comm.cartCreate(dims, new boolean[] {false, true, false}, false);
        int[] coords = cart.coords();
        CartComm plane = cart.sub(false, true, true);
        assertThat(plane.dims()).containsExactly(dims[1], dims[2]);
        assertThat(plane.periods()).containsExactly(true, false);
        assertThat(plane.coords()).containsExactly(coords[1], coords[2]);
        assertThat(plane.allreduce(coords[0], Op.MAX)).isEqualTo(coords[0]);
        CartComm point = cart.sub(false, false, false);
        assertThat(point.size()).isEqualTo(1);
        assertThat(point.dims()).isEmpty();
        assertThat(cart.sub(true, true, true).compare(cart)).isEqualTo(Comparison.CONGRUENT);
        assertThat(cart.dup().coords()).isEqualTo(coords);
    }

    @RanksTest({3, 5})
    void cart_smallerThanTheCommunicator_leavesRanksOut(Comm comm) {
        CartComm cart = comm.cartCreate(new int[] {2}, new boolean[] {true}, false);
        assertThat(cart.isNull()).isEqualTo(comm.rank() > 1);
        if (cart.isNull()) {
            refused(
                    cart::dims,
                    ErrorClass.COMM,
                    "dims: the communicator is null: this rank is not a member (world/cart 2)");
        } else {
            assertThat(cart.allreduce(1, Op.SUM)).isEqualTo(2);
        }
        CartComm zero = comm.cartCreate(new int[0], new boolean[0], false);
        assertThat(zero.isNull()).isEqualTo(comm.rank() > 0);
    }

    @RanksTest(4)
    void mistakes_areRefusedWithTheirValue(Comm comm) {
        String here = " (rank " + comm.rank() + " of 4, world)";
        boolean[] periods = new boolean[2];
        refused(
                () -> comm.cartCreate(new int[] {2, 3}, periods, false),
                ErrorClass.DIMS,
                "cartCreate: dims: [2, 3] make 6 points (expected: at most 4, the size of the communicator)" + here);
        refused(
                () -> comm.cartCreate(new int[] {2, 0}, periods, false),
                ErrorClass.DIMS,
                "cartCreate: dims: [2, 0] (expected: all at least 1)" + here);
        refused(
                () -> comm.cartCreate(new int[] {4}, periods, false),
                ErrorClass.DIMS,
                "cartCreate: periods: 2 of them (expected: 1, one for each dimension)" + here);
        CartComm cart = comm.cartCreate(new int[] {2, 2}, periods, false);
        String there = " (rank " + comm.rank() + " of 4, world/cart 2x2)";
        refused(
                () -> cart.shift(2, 1),
                ErrorClass.DIMS,
                "shift: direction: 2 (expected: a dimension of 2x2, from 0)" + there);
        refused(() -> cart.coords(4), ErrorClass.RANK, "coords: rank: 4 (expected: 0 to 3)" + there);
        refused(
                () -> cart.rank(0, 2),
                ErrorClass.ARG,
                "rank: coords: [0, 2] (expected: within the grid of 2x2, which is not periodic there)" + there);
        refused(
                () -> cart.sub(true),
                ErrorClass.DIMS,
                "sub: remain: 1 of them (expected: 2, one for each dimension)" + there);
        refused(
                () -> comm.graphCreate(new int[] {1, 0}, new int[0], false),
                ErrorClass.TOPOLOGY,
                "graphCreate: index: 0 for node 1 (expected: at least 1, as for the node before)" + here);
        refused(
                () -> comm.graphCreate(new int[] {1}, new int[] {1}, false),
                ErrorClass.TOPOLOGY,
                "graphCreate: edges: node 1 (expected: 0 to 0)" + here);
        refused(
                () -> comm.distGraphCreateAdjacent(new int[] {4}, null, new int[0], null, false),
                ErrorClass.RANK,
                "distGraphCreateAdjacent: sources: 4 (expected: 0 to 3)" + here);
        refused(
                () -> comm.distGraphCreate(new int[] {0}, new int[] {2}, new int[] {1}, null, false),
                ErrorClass.ARG,
                "distGraphCreate: destinations: 1 of them (expected: 2, the sum of degrees)" + here);
        comm.barrier();
    }

    @RanksTest(2)
    void ranksThatDisagree_areToldWhereTheyDiffer(Comm comm) {
        if (comm.rank() == 0) {
            assertThat(comm.cartCreate(new int[] {2, 1}, new boolean[2], false).size())
                    .isEqualTo(2);
        } else {
            refused(
                    () -> comm.cartCreate(new int[] {1, 2}, new boolean[2], false),
                    ErrorClass.NOT_SAME,
                    "cartCreate: rank 0 makes another communicator, or passes other arguments (expected: the same on"
                            + " all ranks) (rank 1 of 2, world)");
        }
    }

    private static void refused(ThrowingCallable call, ErrorClass errorClass, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CommException.class, e -> assertThat(e.errorClass()).isEqualTo(errorClass))
                .hasMessage(message);
    }

    @RanksTest({4, 5})
    void graph_ofTheStandardsExample_knowsNeighbours(Comm comm) {
        GraphComm graph = comm.graphCreate(new int[] {2, 3, 4, 6}, new int[] {1, 3, 0, 3, 0, 2}, false);
        assertThat(comm.graphMap(new int[] {2, 3, 4, 6}, new int[] {1, 3, 0, 3, 0, 2}))
                .isEqualTo(comm.rank() < 4 ? comm.rank() : Comm.UNDEFINED);
        if (graph.isNull()) {
            assertThat(comm.rank()).isEqualTo(4);
            return;
        }
        assertThat(graph.topology()).isEqualTo(Topology.GRAPH);
        assertThat(graph.neighbors(0)).containsExactly(1, 3);
        assertThat(graph.neighbors(3)).containsExactly(0, 2);
        assertThat(graph.neighborsCount(1)).isEqualTo(1);
        assertThat(graph.dup().index()).containsExactly(2, 3, 4, 6);
        assertThat(graph.edges()).containsExactly(1, 3, 0, 3, 0, 2);
        assertThat(graph.sources()).isEqualTo(graph.neighbors(graph.rank()));
    }

    @RanksTest({1, 2, 3, 4, 8})
    void distGraph_randomEdgesSaidByAnybody_reachTheirRanks(Comm comm) {
        Random random = new Random(seed);
        for (int round = 0; round < 10; round++) {
            int edges = random.nextInt(30);
            List<int[]> all = new ArrayList<>();
            List<int[]> mine = new ArrayList<>();
            for (int e = 0; e < edges; e++) {
                int[] edge = {random.nextInt(comm.size()), random.nextInt(comm.size()), random.nextInt(100)};
                all.add(edge);
                if (random.nextInt(comm.size()) == comm.rank()) {
                    mine.add(edge);
                }
            }
            boolean weighted = round % 2 == 0;
            int[] sources = mine.stream().mapToInt(e -> e[0]).toArray();
            int[] degrees = IntStream.generate(() -> 1).limit(mine.size()).toArray();
            int[] destinations = mine.stream().mapToInt(e -> e[1]).toArray();
            int[] weights = mine.stream().mapToInt(e -> e[2]).toArray();
            DistGraphComm graph =
                    comm.distGraphCreate(sources, degrees, destinations, weighted ? weights : null, false);
            assertThat(graph.weighted()).isEqualTo(weighted);
            List<List<Integer>> in = new ArrayList<>();
            for (int i = 0; i < graph.sources().length; i++) {
                in.add(List.of(graph.sources()[i], comm.rank(), weighted ? graph.sourceWeights()[i] : 0));
            }
            List<List<Integer>> out = new ArrayList<>();
            for (int i = 0; i < graph.destinations().length; i++) {
                out.add(List.of(comm.rank(), graph.destinations()[i], weighted ? graph.destinationWeights()[i] : 0));
            }
            List<List<Integer>> expected = all.stream()
                    .map(e -> List.of(e[0], e[1], weighted ? e[2] : 0))
                    .toList();
            assertThat(flat(comm.allgatherObject(in)))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(flat(comm.allgatherObject(out)))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static List<List<Integer>> flat(List<? extends List<List<Integer>>> parts) {
        List<List<Integer>> flat = new ArrayList<>();
        parts.forEach(flat::addAll);
        return flat;
    }
}
