package org.pjrun;

import org.pjrun.internal.comm.World;

/**
 * A communicator: a group of ranks and contexts of their own for messages between them (MPI 4.1 chapter 7).
 *
 * <pre>
 *   Comm world = Comm.world();
 *   double mine = integrate(world.rank(), world.size());
 *   double pi = world.allreduce(mine, Op.SUM);
 * </pre>
 *
 * <p>There is nothing to initialize and nothing to finalize: the first call of {@link #world()} joins the job, and the end
 * of the program leaves it. All methods may be called by any thread.
 *
 * <p>The methods that make communicators are collective: all ranks call them in the same order, as they do with
 * {@link Collectives}. The traffic of one communicator never meets another's.
 */
public interface Comm extends Communicator, Collectives {
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

    /** Makes a communicator of the same group, with contexts of its own (§7.4.2). */
    Comm dup();

    /**
     * Makes a communicator for each color (§7.4.2): ranks that pass the same color are in one, in the order of their keys
     * and, where keys are equal, of their ranks here.
     *
     * @param color not negative, or {@link #UNDEFINED} for a rank that is to be in none and gets a null communicator
     */
    Comm split(int color, int key);
}
