package org.pjrun.internal.comm;

import org.pjrun.DistGraphComm;
import org.pjrun.Topology;

/** A communicator with a graph of which each rank knows its own edges. */
final class DistGraphImpl extends NeighborLane implements DistGraphComm {
    /** The edges of one rank; without weights the arrays of weights are empty. */
    record Edges(int[] sources, int[] sourceWeights, int[] destinations, int[] destinationWeights, boolean weighted) {}

    private final Edges edges;

    DistGraphImpl(CommSpec spec, Edges edges) {
        super(spec);
        this.edges = edges;
    }

    @Override
    DistGraphComm duplicate(long context, Attributes copies) {
        return new DistGraphImpl(like(context, copies), edges);
    }

    @Override
    public DistGraphComm dup() {
        return (DistGraphComm) super.dup();
    }

    @Override
    public Topology topology() {
        return Topology.DIST_GRAPH;
    }

    @Override
    int[] from() {
        return edges.sources();
    }

    @Override
    int[] to() {
        return edges.destinations();
    }

    @Override
    int sentAs(int nth) {
        return nth;
    }

    @Override
    public int[] sources() {
        requireUsable("sources");
        return edges.sources().clone();
    }

    @Override
    public int[] destinations() {
        requireUsable("destinations");
        return edges.destinations().clone();
    }

    @Override
    public boolean weighted() {
        requireUsable("weighted");
        return edges.weighted();
    }

    @Override
    public int[] sourceWeights() {
        requireUsable("sourceWeights");
        return edges.sourceWeights().clone();
    }

    @Override
    public int[] destinationWeights() {
        requireUsable("destinationWeights");
        return edges.destinationWeights().clone();
    }
}
