package org.pjrun;

/** A communicator whose ranks are the nodes of a graph that every rank knows as a whole (MPI 4.1 §8.5.3). */
public interface GraphComm extends TopologyComm {
    /** For each node the number of neighbours of it and of all nodes before. */
    int[] index();

    /** The neighbours of all nodes, one after the other. */
    int[] edges();

    /** The neighbours of a rank. */
    int[] neighbors(int rank);

    /** Number of neighbours of a rank. */
    int neighborsCount(int rank);

    @Override
    GraphComm dup();
}
