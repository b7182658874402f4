package mpi;

/** The nodes of a graph and the edges between them. */
public final class GraphParms {
    public int[] index = new int[0];
    public int[] edges = new int[0];

    public GraphParms() {}

    GraphParms(int[] index, int[] edges) {
        this.index = index;
        this.edges = edges;
    }

    public int getIndexCount() {
        return index.length;
    }

    public int getIndex(int i) {
        return index[i];
    }

    public int getEdgeCount() {
        return edges.length;
    }

    public int getEdge(int i) {
        return edges[i];
    }
}
