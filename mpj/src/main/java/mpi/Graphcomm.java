package mpi;

import org.pjrun.GraphComm;

/** A communicator whose ranks are the nodes of a graph, as MPJ Express has it. */
public final class Graphcomm extends Intracomm {
    Graphcomm(GraphComm comm) {
        super(comm);
    }

    private GraphComm graph() {
        return (GraphComm) comm();
    }

    @Override
    public Graphcomm clone() {
        return dup();
    }

    @Override
    public Graphcomm dup() {
        return new Graphcomm(graph().dup());
    }

    public GraphParms Get() {
        return new GraphParms(graph().index(), graph().edges());
    }

    public int[] Neighbours(int rank) {
        return graph().neighbors(rank);
    }

    public int Map(int[] index, int[] edges) {
        return Wildcards.told(graph().graphMap(index, edges));
    }
}
