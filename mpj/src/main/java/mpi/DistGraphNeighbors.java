package mpi;

/** The edges of a rank in a graph of which each rank knows its own. */
public final class DistGraphNeighbors {
    private final int[] sources;
    private final int[] sourceWeights;
    private final int[] destinations;
    private final int[] destinationWeights;
    private final boolean weighted;

    DistGraphNeighbors(org.pjrun.DistGraphComm graph) {
        this.sources = graph.sources();
        this.sourceWeights = graph.sourceWeights();
        this.destinations = graph.destinations();
        this.destinationWeights = graph.destinationWeights();
        this.weighted = graph.weighted();
    }

    public int getInDegree() {
        return sources.length;
    }

    public int getOutDegree() {
        return destinations.length;
    }

    public boolean isWeighted() {
        return weighted;
    }

    public int getSource(int i) {
        return sources[i];
    }

    public int getSourceWeight(int i) {
        return sourceWeights[i];
    }

    public int getDestination(int i) {
        return destinations[i];
    }

    public int getDestinationWeight(int i) {
        return destinationWeights[i];
    }
}
