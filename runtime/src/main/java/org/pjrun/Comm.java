package org.pjrun;

import org.pjrun.internal.comm.World;

/**
 * A communicator: a group of ranks and a context of their own for messages between them (MPI 4.1 chapter 7).
 *
 * <pre>
 *   Comm world = Comm.world();
 *   double mine = integrate(world.rank(), world.size());
 *   double pi = world.allreduce(mine, Op.SUM);
 * </pre>
 *
 * <p>There is nothing to initialize and nothing to finalize: the first call of {@link #world()} joins the job, and the end
 * of the program leaves it. All methods may be called by any thread.
 */
public interface Comm extends PointToPoint, Collectives {
    /** Source of a receive that takes a message from any rank. */
    int ANY_SOURCE = -1;

    /** Tag of a receive that takes a message with any tag. */
    int ANY_TAG = -1;

    /** The rank of nobody: sends to it and receives from it are complete at once and empty. */
    int PROC_NULL = -2;

    /** In place of a send buffer: the rank's contribution stands in the receive buffer already (§6.2). */
    Object IN_PLACE = InPlace.IN_PLACE;

    /** Largest tag that can be used. */
    int TAG_UB = Integer.MAX_VALUE;

    /**
     * The communicator of all ranks of the job (MPI_COMM_WORLD).
     *
     * <p>The first call joins the job and waits for nobody. In a program that pjrun did not start it is a world of one.
     *
     * @throws IllegalStateException if the environment that pjrun made is incomplete
     */
    static Comm world() {
        return World.comm();
    }

    /** This process's rank, from 0 to {@link #size()} - 1. */
    int rank();

    /** Number of ranks. */
    int size();

    /** Name of the communicator, for people. */
    String name();
}
