package org.pjrun.internal.comm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;

/** Makes topologies of a communicator's ranks; checks what they are to be. */
final class Topologies {
    /** Words of an edge on its way to the ranks that it joins. */
    private static final int EDGE_WORDS = 2;

    private final CommImpl comm;

    Topologies(CommImpl comm) {
        this.comm = comm;
    }

    CartImpl cart(int[] dims, boolean[] periods, boolean reorder) {
        Grid grid = grid("cartCreate", dims, periods);
        long context = comm.agreedContext("cartCreate", grid.hashCode() * 2 + (reorder ? 1 : 0));
        int[] placed = placed(grid, reorder);
        CommSpec spec = comm.part(comm.subset(placed), context, comm.name() + "/cart " + grid);
        CartImpl made = new CartImpl(spec, grid);
        return made.isNull() ? comm.withoutMembers(made) : made;
    }

    /** The rank here of each point. */
    private int[] placed(Grid grid, boolean reorder) {
        if (reorder) {
            RankContext owner = comm.spec().owner();
            Members members = comm.spec().members();
            return grid.placed(rank -> owner.placement().host(members.process(rank)));
        }
        int[] same = new int[grid.size()];
        Arrays.setAll(same, rank -> rank);
        return same;
    }

    int cartMap(int[] dims, boolean[] periods) {
        int[] placed = placed(grid("cartMap", dims, periods), true);
        for (int point = 0; point < placed.length; point++) {
            if (placed[point] == comm.rank()) {
                return point;
            }
        }
        return CommBase.UNDEFINED;
    }

    private Grid grid(String operation, int[] dims, boolean[] periods) {
        if (periods.length != dims.length) {
            throw error(
                    operation,
                    ErrorClass.DIMS,
                    "periods: " + periods.length + " of them (expected: " + dims.length + ", one for each dimension)");
        }
        long size = 1;
        for (int dim : dims) {
            if (dim < 1) {
                throw error(
                        operation, ErrorClass.DIMS, "dims: " + Arrays.toString(dims) + " (expected: all at least 1)");
            }
            size = Math.min(size * dim, Integer.MAX_VALUE + 1L);
        }
        if (size > comm.size()) {
            throw error(
                    operation,
                    ErrorClass.DIMS,
                    "dims: " + Arrays.toString(dims) + " make " + size + " points (expected: at most " + comm.size()
                            + ", the size of the communicator)");
        }
        return new Grid(dims.clone(), periods.clone());
    }

    GraphImpl graph(int[] index, int[] edges) {
        requireGraph("graphCreate", index, edges);
        long context = comm.agreedContext("graphCreate", Arrays.hashCode(index) * 31L + Arrays.hashCode(edges));
        int[] ranks = new int[index.length];
        Arrays.setAll(ranks, rank -> rank);
        CommSpec spec = comm.part(comm.subset(ranks), context, comm.name() + "/graph");
        GraphImpl made = new GraphImpl(spec, index.clone(), edges.clone());
        return made.isNull() ? comm.withoutMembers(made) : made;
    }

    int graphMap(int[] index, int[] edges) {
        requireGraph("graphMap", index, edges);
        return comm.rank() < index.length ? comm.rank() : CommBase.UNDEFINED;
    }

    private void requireGraph(String operation, int[] index, int[] edges) {
        if (index.length > comm.size()) {
            throw error(
                    operation,
                    ErrorClass.TOPOLOGY,
                    "index: " + index.length + " nodes (expected: at most " + comm.size()
                            + ", the size of the communicator)");
        }
        int before = 0;
        for (int node = 0; node < index.length; node++) {
            if (index[node] < before) {
                throw error(
                        operation,
                        ErrorClass.TOPOLOGY,
                        "index: " + index[node] + " for node " + node + " (expected: at least " + before
                                + ", as for the node before)");
            }
            before = index[node];
        }
        if (before != edges.length) {
            throw error(
                    operation,
                    ErrorClass.TOPOLOGY,
                    "edges: " + edges.length + " of them (expected: " + before + ", the last number of the index)");
        }
        for (int edge : edges) {
            if (edge < 0 || edge >= index.length) {
                throw error(
                        operation,
                        ErrorClass.TOPOLOGY,
                        "edges: node " + edge + " (expected: 0 to " + (index.length - 1) + ")");
            }
        }
    }

    DistGraphImpl adjacent(
            int[] sources, int @Nullable [] sourceWeights, int[] destinations, int @Nullable [] destinationWeights) {
        String operation = "distGraphCreateAdjacent";
        requireRanks(operation, "sources", sources);
        requireRanks(operation, "destinations", destinations);
        boolean weighted = sourceWeights != null;
        if (weighted == (destinationWeights == null)) {
            throw error(operation, ErrorClass.ARG, "weights: for one direction only (expected: for both, or none)");
        }
        int[] from = weights(operation, "source weights", sourceWeights, sources.length);
        int[] to = weights(operation, "destination weights", destinationWeights, destinations.length);
        return distributed(
                comm.agreedContext(operation, weighted ? 1 : 0),
                new DistGraphImpl.Edges(sources.clone(), from, destinations.clone(), to, weighted));
    }

    private int[] weights(String operation, String what, int @Nullable [] weights, int edges) {
        if (weights == null) {
            return new int[0];
        }
        if (weights.length != edges) {
            throw error(
                    operation,
                    ErrorClass.ARG,
                    what + ": " + weights.length + " of them (expected: " + edges + ", one for each edge)");
        }
        for (int weight : weights) {
            if (weight < 0) {
                throw error(operation, ErrorClass.ARG, what + ": " + weight + " (expected: none negative)");
            }
        }
        return weights.clone();
    }

    private DistGraphImpl distributed(long context, DistGraphImpl.Edges edges) {
        CommSpec spec = comm.part(comm.spec().members(), context, comm.name() + "/graph");
        return new DistGraphImpl(spec, edges);
    }

    /** Any rank may say what edges there are; they are sent to the ranks that they join. */
    DistGraphImpl general(int[] sources, int[] degrees, int[] destinations, int @Nullable [] weights) {
        String operation = "distGraphCreate";
        requireRanks(operation, "sources", sources);
        requireRanks(operation, "destinations", destinations);
        if (degrees.length != sources.length) {
            throw error(
                    operation,
                    ErrorClass.ARG,
                    "degrees: " + degrees.length + " of them (expected: " + sources.length + ", one for each source)");
        }
        long edges = 0;
        for (int degree : degrees) {
            if (degree < 0) {
                throw error(operation, ErrorClass.ARG, "degrees: " + degree + " (expected: none negative)");
            }
            edges += degree;
        }
        if (edges != destinations.length) {
            throw error(
                    operation,
                    ErrorClass.ARG,
                    "destinations: " + destinations.length + " of them (expected: " + edges + ", the sum of degrees)");
        }
        int[] given = weights(operation, "weights", weights, destinations.length);
        long context = comm.agreedContext(operation, weights == null ? 0 : 1);
        long[][] in = exchange(sources, degrees, destinations, given, true);
        long[][] out = exchange(sources, degrees, destinations, given, false);
        boolean weighted = weights != null;
        int[] none = new int[0];
        return distributed(
                context,
                new DistGraphImpl.Edges(
                        column(in, 0),
                        weighted ? column(in, 1) : none,
                        column(out, 0),
                        weighted ? column(out, 1) : none,
                        weighted));
    }

    private static int[] column(long[][] edges, int word) {
        int[] column = new int[edges.length];
        Arrays.setAll(column, i -> (int) edges[i][word]);
        return column;
    }

    /** Sends each edge to its destination, or to its source, and returns the other ends and weights that came here. */
    private long[][] exchange(int[] sources, int[] degrees, int[] destinations, int[] weights, boolean toDestination) {
        int size = comm.size();
        long[] counts = new long[size];
        int[] from = new int[destinations.length];
        for (int s = 0, edge = 0; s < sources.length; s++) {
            for (int d = 0; d < degrees[s]; d++, edge++) {
                from[edge] = sources[s];
                counts[toDestination ? destinations[edge] : sources[s]] += EDGE_WORDS;
            }
        }
        long[] next = new long[size];
        for (int r = 1; r < size; r++) {
            next[r] = next[r - 1] + counts[r - 1];
        }
        long[] sent = new long[EDGE_WORDS * destinations.length];
        for (int edge = 0; edge < destinations.length; edge++) {
            int receiver = toDestination ? destinations[edge] : from[edge];
            int at = (int) next[receiver];
            sent[at] = toDestination ? from[edge] : destinations[edge];
            sent[at + 1] = weights.length == 0 ? 0 : weights[edge];
            next[receiver] += EDGE_WORDS;
        }
        long[] arriving = new long[size];
        comm.alltoall(counts, arriving);
        long[] received = new long[Math.toIntExact(Arrays.stream(arriving).sum())];
        comm.alltoallv(sent, counts, received, arriving);
        long[][] edges = new long[received.length / EDGE_WORDS][];
        Arrays.setAll(edges, i -> new long[] {received[EDGE_WORDS * i], received[EDGE_WORDS * i + 1]});
        return edges;
    }

    private void requireRanks(String operation, String what, int... ranks) {
        for (int rank : ranks) {
            if (rank < 0 || rank >= comm.size()) {
                throw error(
                        operation, ErrorClass.RANK, what + ": " + rank + " (expected: 0 to " + (comm.size() - 1) + ")");
            }
        }
    }

    private CommException error(String operation, ErrorClass errorClass, String text) {
        return comm.error(operation, errorClass, text, null);
    }
}
