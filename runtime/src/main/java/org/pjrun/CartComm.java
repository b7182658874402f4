package org.pjrun;

import org.pjrun.internal.comm.Dimensions;

/**
 * A communicator whose ranks form a grid, periodic or not in each dimension (MPI 4.1 §8.5); ranks count along the last
 * dimension first.
 *
 * <p>Neighbours are, for each dimension in turn, the rank one step down and the rank one step up. What a rank sends up is
 * what its upper neighbour receives from below, also where both are the same rank.
 */
public interface CartComm extends TopologyComm {
    /**
     * Ranks some steps away along a dimension (§8.5.6).
     *
     * @param source the rank from which this one is so many steps away, or {@link Communicator#PROC_NULL}
     * @param dest the rank that is so many steps away, or {@link Communicator#PROC_NULL}
     */
    record Shift(int source, int dest) {}

    /**
     * Fills in the dimensions that are 0, so that their product with the others is the number of nodes, all are as close to
     * each other as possible, and none is greater than the one before (§8.5.2).
     *
     * @return the same array
     * @throws CommException if a dimension is negative, or those given do not divide the number of nodes
     */
    static int[] dimsCreate(int nodes, int[] dims) {
        return Dimensions.create(nodes, dims);
    }

    /** Length of each dimension. */
    int[] dims();

    /** Whether each dimension is periodic. */
    boolean[] periods();

    /** Coordinates of this rank. */
    int[] coords();

    /** Coordinates of a rank. */
    int[] coords(int rank);

    /** The rank with these coordinates; those of periodic dimensions may lie outside of the grid. */
    int rank(int... coords);

    /**
     * The ranks that are some steps away along a dimension.
     *
     * @param direction the dimension, from 0
     * @param steps upwards if positive
     */
    Shift shift(int direction, int steps);

    /** Makes a communicator for each part of the grid in which only the dimensions that remain vary; collective. */
    CartComm sub(boolean... remain);

    @Override
    CartComm dup();
}
