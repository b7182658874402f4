package org.pjrun.internal.comm;

import java.util.Arrays;
import org.pjrun.GraphComm;
import org.pjrun.Topology;

/** A communicator with a graph that every rank knows as a whole. */
final class GraphImpl extends NeighborLane implements GraphComm {
    private final int[] index;
    private final int[] edges;
    private final int[] neighbors;

    GraphImpl(CommSpec spec, int[] index, int[] edges) {
        super(spec);
        this.index = index;
        this.edges = edges;
        this.neighbors = isNull() ? new int[0] : of(rank());
    }

    private int[] of(int node) {
        return Arrays.copyOfRange(edges, node == 0 ? 0 : index[node - 1], index[node]);
    }

    @Override
    GraphComm duplicate(long context, Attributes copies) {
        return new GraphImpl(like(context, copies), index, edges);
    }

    @Override
    public GraphComm dup() {
        return (GraphComm) super.dup();
    }

    @Override
    public Topology topology() {
        return Topology.GRAPH;
    }

    @Override
    int[] from() {
        return neighbors;
    }

    @Override
    int[] to() {
        return neighbors;
    }

    @Override
    int sentAs(int nth) {
        return nth;
    }

    @Override
    public int[] sources() {
        requireUsable("sources");
        return neighbors.clone();
    }

    @Override
    public int[] destinations() {
        requireUsable("destinations");
        return neighbors.clone();
    }

    @Override
    public int[] index() {
        requireUsable("index");
        return index.clone();
    }

    @Override
    public int[] edges() {
        requireUsable("edges");
        return edges.clone();
    }

    @Override
    public int[] neighbors(int rank) {
        requireUsable("neighbors");
        requireRank("neighbors", rank);
        return of(rank);
    }

    @Override
    public int neighborsCount(int rank) {
        return neighbors(rank).length;
    }
}
