package org.pjrun.collectives;

/** The collectives of MPI 4.1 chapter 6 that a schedule can be made for. */
public enum Collective {
    /** Nobody leaves before everybody has entered; MPI 4.1 §6.3. */
    BARRIER,
    /** The root's data goes to everybody; MPI 4.1 §6.4. */
    BCAST,
    /** The combination of everybody's data goes to the root; MPI 4.1 §6.9.1. */
    REDUCE,
    /** The combination of everybody's data goes to everybody; MPI 4.1 §6.9.6. */
    ALLREDUCE,
    /** Each rank gets its block of the root's data; MPI 4.1 §6.6. */
    SCATTER,
    /** Scatter with blocks of different sizes; MPI 4.1 §6.6. */
    SCATTERV,
    /** The root gets a block of each rank; MPI 4.1 §6.5. */
    GATHER,
    /** Gather with blocks of different sizes; MPI 4.1 §6.5. */
    GATHERV,
    /** Everybody gets a block of each rank; MPI 4.1 §6.7. */
    ALLGATHER,
    /** Allgather with blocks of different sizes; MPI 4.1 §6.7. */
    ALLGATHERV,
    /** Each rank gets its own block from each rank; MPI 4.1 §6.8. */
    ALLTOALL,
    /** Alltoall with blocks of different sizes; MPI 4.1 §6.8. */
    ALLTOALLV,
    /** Each rank gets its block, of its own size, of the combination of everybody's data; MPI 4.1 §6.10.2. */
    REDUCE_SCATTER,
    /** Reduce-scatter with blocks of the same size; MPI 4.1 §6.10.1. */
    REDUCE_SCATTER_BLOCK,
    /** Rank r gets the combination of the data of ranks 0 to r; MPI 4.1 §6.11.1. */
    SCAN,
    /** Rank r gets the combination of the data of ranks 0 to r-1, rank 0 nothing; MPI 4.1 §6.11.2. */
    EXSCAN;

    /**
     * Tells whether one rank is the root.
     *
     * @return true for bcast, reduce, scatter, gather and their v-variants
     */
    public boolean rooted() {
        return switch (this) {
            case BCAST, REDUCE, SCATTER, SCATTERV, GATHER, GATHERV -> true;
            default -> false;
        };
    }

    /**
     * Tells whether data is combined by an operation.
     *
     * @return true for the reductions and scans
     */
    public boolean reduces() {
        return switch (this) {
            case REDUCE, ALLREDUCE, REDUCE_SCATTER, REDUCE_SCATTER_BLOCK, SCAN, EXSCAN -> true;
            default -> false;
        };
    }

    /**
     * Tells whether blocks differ in size, so that {@link Call} needs {@link Blocks}.
     *
     * @return true for scatterv, gatherv, allgatherv, alltoallv and reduce-scatter
     */
    public boolean irregular() {
        return switch (this) {
            case SCATTERV, GATHERV, ALLGATHERV, ALLTOALLV, REDUCE_SCATTER -> true;
            default -> false;
        };
    }
}
