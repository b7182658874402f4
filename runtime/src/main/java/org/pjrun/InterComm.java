package org.pjrun;

/**
 * A communicator between two groups: messages go to the ranks of the other one (MPI 4.1 §7.6).
 *
 * <p>{@link #rank}, {@link #size} and {@link #group} are those of this process's own, local group; destinations and sources
 * are ranks of the remote group. Made by {@link Comm#intercommCreate}.
 */
public interface InterComm extends Communicator, InterCollectives {
    /** Number of ranks in the remote group. */
    int remoteSize();

    /** The remote group. */
    Group remoteGroup();

    /** Makes an intercommunicator of the same groups, with contexts of its own; collective over both groups. */
    InterComm dup();

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
