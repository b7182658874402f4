package org.pjrun;

/** A communicator with a topology: its ranks have neighbours (MPI 4.1 chapter 8). */
public interface TopologyComm extends Comm, NeighborCollectives {
    /** The kind of topology (§8.5.5). */
    Topology topology();

    /** The ranks that this one receives from in neighborhood collectives, in their order; {@link #PROC_NULL} for none. */
    int[] sources();

    /** The ranks that this one sends to in neighborhood collectives, in their order; {@link #PROC_NULL} for none. */
    int[] destinations();

    /** Makes a communicator of the same group and topology, with contexts of its own. */
    @Override
    TopologyComm dup();
}
