package org.pjrun.mpj.chapters;

import java.nio.IntBuffer;
import mpi.CartComm;
import mpi.CartParms;
import mpi.Comm;
import mpi.DistGraphNeighbors;
import mpi.GraphComm;
import mpi.GraphParms;
import mpi.Info;
import mpi.Intracomm;
import mpi.MPI;
import mpi.ShiftParms;
import org.pjrun.mpj.Check;

/** Chapter 8 in Open MPI's names: grids, graphs, and collectives among their neighbours. */
public final class OpenTopologies {
    private OpenTopologies() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        grid(me, size);
        graph(me, size);
        distributed(me, size);
        MPI.COMM_WORLD.barrier();
        MPI.Finalize();
        System.out.println("done");
    }

    private static void grid(int me, int size) {
        int[] dims = {0, 1};
        CartComm.createDims(size, dims);
        Check.same(dims, new int[] {size, 1});
        CartComm grid = MPI.COMM_WORLD.createCart(dims, new boolean[] {true, false}, false);
        CartParms parms = grid.getTopo();
        Check.same(parms.getDimCount(), 2);
        Check.same(parms.getDim(0), size);
        Check.that(parms.getPeriod(0) && !parms.getPeriod(1), "periods");
        Check.same(parms.getCoord(0), me);
        Check.same(grid.getCoords(me), new int[] {me, 0});
        Check.same(grid.getRank(new int[] {me, 0}), me);
        ShiftParms edge = grid.shift(1, 1);
        Check.same(edge.getRankDest(), MPI.PROC_NULL);
        Check.same(edge.getRankSource(), MPI.PROC_NULL);
        CartComm column = grid.sub(new boolean[] {true, false});
        Check.same(column.getTopo().getDimCount(), 1);
        Check.same(grid.map(new int[] {1}, new boolean[] {false}), me == 0 ? 0 : MPI.UNDEFINED);
        Info info = new Info();
        info.set("k", "v");
        CartComm copy = grid.dupWithInfo(info);
        Check.same(copy.getInfo().get("k"), "v");
        Check.same(copy.clone().getTopo().getDim(0), size);
        Comm general = grid;
        Check.that(general.clone() instanceof CartComm && general.dup() instanceof CartComm, "kind");
        Check.that(general.dupWithInfo(info) instanceof CartComm, "kind");
        Intracomm intra = grid;
        Check.that(intra.clone() instanceof CartComm && intra.dup() instanceof CartComm, "kind");
        Check.that(intra.dupWithInfo(info) instanceof CartComm, "kind");
        Intracomm made = intra.iDup();
        made.getRequest().waitFor();
        Comm later = general.iDup();
        later.getRequest().waitFor();
        Check.that(made instanceof CartComm && later instanceof CartComm, "kind");
    }

    private static void graph(int me, int size) {
        int[] index = new int[size];
        int[] edges = new int[size];
        for (int r = 0; r < size; r++) {
            index[r] = r + 1;
            edges[r] = (r + 1) % size;
        }
        GraphComm graph = MPI.COMM_WORLD.createGraph(index, edges, false);
        Check.same(graph.getTopology(), MPI.GRAPH);
        GraphParms parms = graph.getDims();
        Check.same(parms.getIndexCount(), size);
        Check.same(parms.getEdgeCount(), size);
        Check.same(parms.getIndex(0), 1);
        Check.same(parms.getEdge(size - 1), 0);
        Check.same(graph.getNeighbors(me), new int[] {(me + 1) % size});
        Check.same(graph.map(index, edges), me);
        Check.same(Check.failing(graph::getDistGraphNeighbors), MPI.ERR_TOPOLOGY);
        Check.same(graph.dup().getDims().getEdgeCount(), size);
        Check.same(graph.clone().getDims().getEdgeCount(), size);
        Check.same(graph.dupWithInfo(new Info()).getDims().getEdgeCount(), size);
        GraphComm later = graph.iDup();
        later.getRequest().waitFor();
        Check.same(later.getDims().getEdgeCount(), size);
    }

    /** Each rank sends to the next one, and tells its own edges in three ways. */
    private static void distributed(int me, int size) {
        int next = (me + 1) % size;
        int before = (me + size - 1) % size;
        GraphComm adjacent = MPI.COMM_WORLD.createDistGraphAdjacent(
                new int[] {before}, new int[] {3}, new int[] {next}, new int[] {4}, MPI.INFO_NULL, false);
        DistGraphNeighbors edges = adjacent.getDistGraphNeighbors();
        Check.that(edges.isWeighted() && edges.getInDegree() == 1 && edges.getOutDegree() == 1, "degrees");
        Check.same(edges.getSource(0), before);
        Check.same(edges.getSourceWeight(0), 3);
        Check.same(edges.getDestination(0), next);
        Check.same(edges.getDestinationWeight(0), 4);
        neighbours(adjacent, me, before);
        int[] mine = {me};
        int[] one = {1};
        int[] target = {next};
        GraphComm weighted = MPI.COMM_WORLD.createDistGraph(mine, one, target, new int[] {5}, MPI.INFO_NULL, false);
        Check.same(weighted.getDistGraphNeighbors().getSourceWeight(0), 5);
        GraphComm plain = MPI.COMM_WORLD.createDistGraph(mine, one, target, MPI.INFO_NULL, false);
        Check.that(!plain.getDistGraphNeighbors().isWeighted(), "weights");
        neighbours(plain, me, before);
    }

    private static void neighbours(GraphComm graph, int me, int before) {
        IntBuffer out = MPI.newIntBuffer(1);
        out.put(0, me);
        IntBuffer in = MPI.newIntBuffer(1);
        int[] one = {1};
        int[] zero = {0};
        graph.neighborAllGather(out, 1, MPI.INT, in, 1, MPI.INT);
        Check.same(in.get(0), before);
        in.put(0, -1);
        graph.iNeighborAllGather(out, 1, MPI.INT, in, 1, MPI.INT).waitFor();
        Check.same(in.get(0), before);
        in.put(0, -1);
        graph.neighborAllGatherv(out, 1, MPI.INT, in, one, zero, MPI.INT);
        Check.same(in.get(0), before);
        in.put(0, -1);
        graph.iNeighborAllGatherv(out, 1, MPI.INT, in, one, zero, MPI.INT).waitFor();
        Check.same(in.get(0), before);
        in.put(0, -1);
        graph.neighborAllToAll(out, 1, MPI.INT, in, 1, MPI.INT);
        Check.same(in.get(0), before);
        in.put(0, -1);
        graph.iNeighborAllToAll(out, 1, MPI.INT, in, 1, MPI.INT).waitFor();
        Check.same(in.get(0), before);
        in.put(0, -1);
        graph.neighborAllToAllv(out, one, zero, MPI.INT, in, one, zero, MPI.INT);
        Check.same(in.get(0), before);
        in.put(0, -1);
        graph.iNeighborAllToAllv(out, one, zero, MPI.INT, in, one, zero, MPI.INT)
                .waitFor();
        Check.same(in.get(0), before);
    }
}
