package org.pjrun;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
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

    /** The communicator of the calling process alone (MPI_COMM_SELF). */
    static Comm self() {
        return world().environment().self();
    }

    /** Seconds since some time in the past, from a clock that only runs forward (§9.6). */
    static double wtime() {
        return System.nanoTime() * wtick();
    }

    /** Resolution of {@link #wtime} in seconds (§9.6). */
    static double wtick() {
        return 1e-9;
    }

    /** Makes a communicator of the same group, with contexts of its own, and attributes as their keys say (§7.4.2). */
    Comm dup();

    /**
     * The communicator of the same group beside this one, for libraries: their messages never meet the program's.
     *
     * <p>Local, unlike {@link #dup}: no rank waits for another, and all get the same one whenever they ask. All libraries share
     * it, so they must agree on tags; it ends with this communicator, and has none beside it but itself.
     */
    Comm aside();

    /**
     * Memory that all ranks of this communicator share, all of it zero; collective. What one rank stores others load, by plain accesses
     * or, where they need order, by {@link java.lang.invoke.VarHandle}s.
     *
     * <p>It has no name, so nothing can be left behind, and lives as long as a rank has it.
     *
     * @param bytes the same on all ranks
     * @throws CommException with {@link ErrorClass#RMA_SHARED} if ranks are on different hosts; split them by {@link SplitType#SHARED}
     */
    MemorySegment sharedSegment(long bytes);

    /**
     * Makes a communicator for each color (§7.4.2): ranks that pass the same color are in one, in the order of their keys
     * and, where keys are equal, of their ranks here.
     *
     * @param color not negative, or {@link #UNDEFINED} for a rank that is to be in none and gets a null communicator
     */
    Comm split(int color, int key);

    /** Makes a part for each kind of place in the hardware: {@link #splitType(SplitType, int)} with the rank as key. */
    default Comm splitType(SplitType type) {
        return splitType(type, 0);
    }

    /**
     * Makes a communicator for the ranks of each host, or each part of a host (§7.4.2), in the order of their keys.
     *
     * <p>Ranks that are not confined to one such part, or do not know, get a null communicator.
     */
    Comm splitType(SplitType type, int key);

    /**
     * Makes a communicator of a part of this one's group (§7.4.2). All ranks call it; those of one group pass the same, and
     * groups of different ranks must not overlap. Ranks that are not in the group they pass get a null communicator.
     */
    Comm create(Group group);

    /**
     * Makes a communicator of a part of this one's group; only members of the group call it (§7.4.2).
     *
     * @param tag tells calls apart that several threads make at the same time
     */
    Comm createGroup(Group group, int tag);

    /**
     * Makes a communicator of a group; only members of the group call it (§7.4.2, MPI_COMM_CREATE_FROM_GROUP).
     *
     * @param stringTag tells calls apart that several threads make at the same time
     */
    static Comm createFromGroup(Group group, String stringTag) {
        return World.createFromGroup(group, stringTag);
    }

    /** Starts to make a communicator like {@link #dup} does; the request's object is the new one. */
    ObjectRequest<Comm> idup();

    /**
     * Makes a communicator whose ranks form a grid (§8.5.1); ranks that there is no point for get a null communicator.
     *
     * @param dims length of each dimension
     * @param periods whether each dimension is periodic
     * @param reorder whether ranks may be put so that those of one host are close to each other
     */
    CartComm cartCreate(int[] dims, boolean[] periods, boolean reorder);

    /**
     * Makes an intercommunicator between this communicator's group and another one, which calls it, too (§7.6.2).
     *
     * @param localLeader rank in this communicator; the same on all its ranks
     * @param peerComm a communicator in which the leader of each group can reach the other; significant at the leader
     * @param remoteLeader rank of the other group's leader in it; significant at the leader
     * @param tag that the leaders use; the same in both groups
     */
    InterComm intercommCreate(int localLeader, @Nullable Comm peerComm, int remoteLeader, int tag);

    /** The rank that this one would have in a grid with reordered ranks (§8.5.8), {@link #UNDEFINED} for none; local. */
    int cartMap(int[] dims, boolean[] periods);

    /**
     * Makes a communicator whose ranks are the nodes of a graph (§8.5.3); ranks beyond its nodes get a null communicator.
     *
     * @param index for each node the number of neighbours of it and of all nodes before
     * @param edges the neighbours of all nodes, one after the other
     * @param reorder whether ranks may be put in another order; they are not
     */
    GraphComm graphCreate(int[] index, int[] edges, boolean reorder);

    /** The rank that this one would have in a graph with reordered ranks (§8.5.8), {@link #UNDEFINED} for none; local. */
    int graphMap(int[] index, int[] edges);

    /**
     * Makes a communicator with a directed graph (§8.5.4); each rank says which edges lead to it and away from it.
     *
     * @param sourceWeights one for each source, or null for none, like the weights of destinations
     * @param reorder whether ranks may be put in another order; they are not
     */
    DistGraphComm distGraphCreateAdjacent(
            int[] sources,
            int @Nullable [] sourceWeights,
            int[] destinations,
            int @Nullable [] destinationWeights,
            boolean reorder);

    /**
     * Makes a communicator with a directed graph (§8.5.4); each rank says some edges, of whichever ranks.
     *
     * @param sources ranks that edges begin at
     * @param degrees how many edges are said of each source
     * @param destinations ranks that these edges lead to
     * @param weights one for each edge, or null for none, on all ranks or on none
     * @param reorder whether ranks may be put in another order; they are not
     */
    DistGraphComm distGraphCreate(
            int[] sources, int[] degrees, int[] destinations, int @Nullable [] weights, boolean reorder);
}
