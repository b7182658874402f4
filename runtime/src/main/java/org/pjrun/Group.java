package org.pjrun;

import org.pjrun.internal.comm.GroupImpl;

/**
 * An ordered set of processes (MPI 4.1 §7.3); immutable, local, and small where its members are evenly spaced in the world.
 *
 * <p>Groups are made from others, at first from {@link Communicator#group()}. All methods are local and throw
 * {@link CommException} when a rank is not in the group.
 */
public interface Group {
    /** The rank of a process that is not in the group. */
    int UNDEFINED = Communicator.UNDEFINED;

    /** The group without members (MPI_GROUP_EMPTY). */
    static Group empty() {
        return GroupImpl.EMPTY;
    }

    /** Number of members. */
    int size();

    /** The calling process's rank in the group, {@link #UNDEFINED} if it is not a member. */
    int rank();

    /** The members with these ranks, in this order. */
    Group incl(int... ranks);

    /** All members but those with these ranks, in the order of this group. */
    Group excl(int... ranks);

    /**
     * The members with the ranks of these ranges, in this order.
     *
     * @param ranges arrays of three: first rank, last rank, stride, which may be negative
     */
    Group rangeIncl(int[]... ranges);

    /**
     * All members but those with the ranks of these ranges.
     *
     * @param ranges arrays of three: first rank, last rank, stride, which may be negative
     */
    Group rangeExcl(int[]... ranges);

    /** The members of this group, followed by those of the other that are not in this one. */
    Group union(Group other);

    /** The members of this group that are in the other, too, in the order of this one. */
    Group intersection(Group other);

    /** The members of this group that are not in the other, in the order of this one. */
    Group difference(Group other);

    /**
     * The rank in another group of the member with a rank in this one; {@link #UNDEFINED} if it is not in the other, and
     * {@link Comm#PROC_NULL} for {@link Comm#PROC_NULL}.
     */
    int translateRank(int rank, Group other);

    /** The ranks in another group of the members with these ranks; see {@link #translateRank}. */
    int[] translateRanks(int[] ranks, Group other);

    /** How this group and another are alike: IDENT, SIMILAR or UNEQUAL. */
    Comparison compare(Group other);
}
