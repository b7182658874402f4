package org.pjrun;

import org.pjrun.internal.comm.World;

/**
 * A communicator between two groups: messages go to the ranks of the other one (MPI 4.1 §7.6).
 *
 * <p>{@link #rank}, {@link #size} and {@link #group} are those of this process's own, local group; destinations and sources
 * are ranks of the remote group. Made by {@link Comm#intercommCreate}.
 */
public interface InterComm extends Communicator, InterCollectives, InterObjects {
    /**
     * Makes an intercommunicator of two groups without common members; only these call it (§7.6.2,
     * MPI_INTERCOMM_CREATE_FROM_GROUPS).
     *
     * @param localLeader rank in the local group of the one that speaks for it; the same in all of the group
     * @param remoteLeader rank of the other group's leader in the remote group
     * @param stringTag tells calls apart that several threads make at the same time
     */
    static InterComm createFromGroups(
            Group localGroup, int localLeader, Group remoteGroup, int remoteLeader, String stringTag) {
        return World.intercommCreateFromGroups(localGroup, localLeader, remoteGroup, remoteLeader, stringTag);
    }

    /** Number of ranks in the remote group. */
    int remoteSize();

    /** The remote group. */
    Group remoteGroup();

    /** Makes an intercommunicator of the same groups, with contexts of its own; collective over both groups. */
    InterComm dup();

    /** Starts to make an intercommunicator like {@link #dup} does; the request's object is the new one. */
    ObjectRequest<InterComm> idup();

    /**
     * Makes an intercommunicator for each color that ranks of both groups pass (§7.4.2); all others get a null one.
     *
     * @param color not negative, or {@link #UNDEFINED}
     */
    InterComm split(int color, int key);

    /** Makes an intercommunicator of a part of each group (§7.4.2); ranks that are in neither part get a null one. */
    InterComm create(Group group);

    /**
     * Makes a communicator of both groups (§7.6.2); collective over both.
     *
     * @param high whether this rank's group comes behind the other; the same in all of a group. Where both say the same,
     *     the group whose leader has the lower rank in the world comes first.
     */
    Comm merge(boolean high);
}
