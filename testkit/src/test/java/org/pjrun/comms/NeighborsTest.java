package org.pjrun.comms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.pjrun.CartComm;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.DistGraphComm;
import org.pjrun.ErrorClass;
import org.pjrun.PersistentRequest;
import org.pjrun.Request;
import org.pjrun.TopologyComm;
import org.pjrun.testkit.RanksTest;

/** Neighborhood collectives (MPI 4.1 §8.6) against what each block must be; every block says who sent it to whom. */
@Timeout(60)
class NeighborsTest {
    private static final int LONGEST = 5000;

    private final long seed = Long.getLong("pjrun.test.seed", System.nanoTime());

    /** Also where both neighbours of a dimension are the same rank, or this one. */
    @RanksTest({1, 2, 3, 4, 8})
    void cart_halo_comesFromTheSideThatItWasSentTowards(Comm comm) {
        for (boolean periodic : new boolean[] {true, false}) {
            int[] dims = CartComm.dimsCreate(comm.size(), new int[3]);
            CartComm cart = comm.cartCreate(dims, new boolean[] {periodic, true, periodic}, false);
            int[] sent = new int[6];
            for (int i = 0; i < 6; i++) {
                sent[i] = 10 * cart.rank() + i;
            }
            int[] expected = new int[6];
            for (int i = 0; i < 6; i++) {
                int from = cart.sources()[i];
                expected[i] = from == Comm.PROC_NULL ? -7 : 10 * from + (i ^ 1);
            }
            int[] received = new int[6];
            Arrays.fill(received, -7);
            cart.neighborAlltoall(sent, received);
            assertThat(received).isEqualTo(expected);
            Arrays.fill(received, -7);
            cart.ineighborAlltoall(sent, received).waitFor();
            assertThat(received).isEqualTo(expected);
            PersistentRequest again = cart.neighborAlltoallInit(sent, received);
            for (int round = 0; round < 3; round++) {
                Arrays.fill(received, -7);
                again.start();
                again.waitFor();
                assertThat(received).isEqualTo(expected);
            }
            double[] mine = {cart.rank() + 0.5};
            double[] theirs = new double[6];
            cart.neighborAllgather(mine, theirs);
            for (int i = 0; i < 6; i++) {
                int from = cart.sources()[i];
                assertThat(theirs[i]).isEqualTo(from == Comm.PROC_NULL ? 0 : from + 0.5);
            }
        }
    }

    /** Random graphs, with several edges between two ranks and to oneself. */
    @RanksTest({1, 2, 3, 4, 8})
    void distGraph_everyRoutine_movesBlocksInOrder(Comm comm) {
        Random random = new Random(seed);
        for (int round = 0; round < 10; round++) {
            int[][] edges = new int[random.nextInt(20)][];
            for (int e = 0; e < edges.length; e++) {
                edges[e] = new int[] {random.nextInt(comm.size()), random.nextInt(comm.size()), random.nextInt(4)};
            }
            int[][] in = Arrays.stream(edges).filter(e -> e[1] == comm.rank()).toArray(int[][]::new);
            int[][] out = Arrays.stream(edges).filter(e -> e[0] == comm.rank()).toArray(int[][]::new);
            int[] sources = Arrays.stream(in).mapToInt(e -> e[0]).toArray();
            int[] destinations = Arrays.stream(out).mapToInt(e -> e[1]).toArray();
            DistGraphComm graph = comm.distGraphCreateAdjacent(sources, null, destinations, null, true);
            uneven(graph, in, out, random.nextBoolean() ? 1 : LONGEST);
            mixed(graph, in, out);
            gathered(graph, in);
            graph.free();
        }
    }

    /** The length of an edge's block is made of its third number. */
    private void uneven(TopologyComm graph, int[][] in, int[][] out, int unit) {
        long[] sendCounts =
                Arrays.stream(out).mapToLong(e -> (long) e[2] * unit).toArray();
        long[] recvCounts = Arrays.stream(in).mapToLong(e -> (long) e[2] * unit).toArray();
        int[] sent = new int[(int) Arrays.stream(sendCounts).sum()];
        int[] expected = new int[(int) Arrays.stream(recvCounts).sum()];
        fill(sent, sendCounts, out);
        fill(expected, recvCounts, in);
        int[] received = new int[expected.length];
        graph.neighborAlltoallv(sent, sendCounts, null, received, recvCounts, null);
        assertThat(received).as("seed %d", seed).isEqualTo(expected);
        int[] again = new int[expected.length];
        Request request = graph.ineighborAlltoallv(sent, sendCounts, null, again, recvCounts, null);
        request.waitFor();
        assertThat(again).as("seed %d", seed).isEqualTo(expected);
    }

    private static void fill(int[] values, long[] counts, int[][] edges) {
        int at = 0;
        for (int e = 0; e < edges.length; e++) {
            for (long i = 0; i < counts[e]; i++) {
                values[at++] = edges[e][0] * 1000 + edges[e][1] * 100 + edges[e][2];
            }
        }
    }

    /** Each edge carries a type of its own. */
    private void mixed(TopologyComm graph, int[][] in, int[][] out) {
        Object[] sent = Arrays.stream(out).map(NeighborsTest::block).toArray();
        Object[] expected = Arrays.stream(in).map(NeighborsTest::block).toArray();
        Object[] received = Arrays.stream(in)
                .map(e -> e[2] % 2 == 0 ? new double[e[2] + 1] : new short[e[2] + 1])
                .toArray();
        graph.neighborAlltoallw(sent, received);
        assertThat(Arrays.deepEquals(received, expected)).as("seed %d", seed).isTrue();
        graph.ineighborAlltoallw(sent, received).waitFor();
        assertThat(Arrays.deepEquals(received, expected)).as("seed %d", seed).isTrue();
    }

    private static Object block(int[] edge) {
        if (edge[2] % 2 == 0) {
            double[] block = new double[edge[2] + 1];
            Arrays.fill(block, edge[0] + edge[1] / 10.0);
            return block;
        }
        short[] block = new short[edge[2] + 1];
        Arrays.fill(block, (short) (edge[0] * 10 + edge[1]));
        return block;
    }

    /** Blocks of one length for all, received with gaps. */
    private void gathered(TopologyComm graph, int[][] in) {
        long[] counts = new long[in.length];
        long[] displacements = new long[in.length];
        for (int e = 0; e < in.length; e++) {
            counts[e] = 2;
            displacements[e] = 3L * (in.length - 1 - e);
        }
        long[] received = new long[3 * in.length];
        graph.neighborAllgatherv(
                new long[] {-1, graph.rank(), graph.rank() + 100}, 1, 2, received, counts, displacements);
        for (int e = 0; e < in.length; e++) {
            int at = (int) displacements[e];
            assertThat(received[at]).as("seed %d", seed).isEqualTo(in[e][0]);
            assertThat(received[at + 1]).as("seed %d", seed).isEqualTo(in[e][0] + 100);
            assertThat(received[at + 2]).as("seed %d", seed).isZero();
        }
    }

    @RanksTest(2)
    void mistakes_areRefusedBeforeAnythingIsSent(Comm comm) {
        CartComm cart = comm.cartCreate(new int[] {2}, new boolean[] {true}, false);
        String here = " (rank " + comm.rank() + " of 2, world/cart 2)";
        assertThatThrownBy(() -> cart.neighborAlltoall(new int[3], new int[4]))
                .isInstanceOfSatisfying(
                        CommException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.COUNT))
                .hasMessage("neighborAlltoall: send buffer: 3 elements (expected: a multiple of 2, a block for each"
                        + " neighbor; or say offset and count)" + here);
        assertThatThrownBy(() -> cart.neighborAllgather(new int[3], new int[5]))
                .hasMessage("neighborAllgather: receive buffer: offset 0, 6 elements needed (expected: within its 5"
                        + " elements)" + here);
        assertThatThrownBy(() ->
                        cart.neighborAlltoallv(new int[3], new long[] {1}, null, new int[4], new long[] {1, 1}, null))
                .hasMessage(
                        "neighborAlltoallv: send buffer counts: 1 of them (expected: 2, one for each neighbor)" + here);
        assertThatThrownBy(() -> cart.neighborAllgather(Comm.IN_PLACE, new int[5]))
                .hasMessage("neighborAllgather: send buffer: IN_PLACE (expected: a buffer; neighborhood collectives do"
                        + " not work in place)" + here);
        cart.neighborAllgather(new int[] {1}, new int[2]);
    }
}
