package mpi;

import org.pjrun.DistGraphComm;
import org.pjrun.TopologyComm;

/** A communicator whose ranks are the nodes of a graph, as Open MPI has it: known as a whole, or to each rank its own edges. */
public final class GraphComm extends Intracomm {
    GraphComm(TopologyComm comm) {
        super(comm);
    }

    private GraphComm(org.pjrun.ObjectRequest<org.pjrun.Comm> made) {
        super(made);
    }

    private org.pjrun.GraphComm graph() {
        if (comm() instanceof org.pjrun.GraphComm graph) {
            return graph;
        }
        throw new MPIException(MPI.ERR_TOPOLOGY, "comm: " + comm() + " (expected: made by createGraph)");
    }

    @Override
    public GraphComm clone() {
        return dup();
    }

    @Override
    public GraphComm dup() {
        return new GraphComm(((TopologyComm) comm()).dup());
    }

    @Override
    public GraphComm iDup() {
        return new GraphComm(intra().idup());
    }

    @Override
    public GraphComm dupWithInfo(Info info) {
        return (GraphComm) super.dupWithInfo(info);
    }

    public GraphParms getDims() {
        return new GraphParms(graph().index(), graph().edges());
    }

    public int[] getNeighbors(int rank) {
        return graph().neighbors(rank);
    }

    public DistGraphNeighbors getDistGraphNeighbors() {
        if (comm() instanceof DistGraphComm graph) {
            return new DistGraphNeighbors(graph);
        }
        throw new MPIException(MPI.ERR_TOPOLOGY, "comm: " + comm() + " (expected: made by createDistGraph)");
    }

    public int map(int[] index, int[] edges) {
        return Wildcards.told(intra().graphMap(index, edges));
    }
}
