package org.pjrun;

/** A communicator with a directed graph of which each rank knows the edges of its own (MPI 4.1 §8.5.4). */
public interface DistGraphComm extends TopologyComm {
    /** Whether edges were given weights. */
    boolean weighted();

    /** Weights of the edges from {@link #sources}; empty if there are none. */
    int[] sourceWeights();

    /** Weights of the edges to {@link #destinations}; empty if there are none. */
    int[] destinationWeights();

    @Override
    DistGraphComm dup();
}
