package org.pjrun;

/** Kinds of topologies (MPI 4.1 §8.5.5). */
public enum Topology {
    /** A grid. */
    CART,
    /** A graph that every rank knows as a whole. */
    GRAPH,
    /** A graph of which each rank knows its own edges. */
    DIST_GRAPH
}
