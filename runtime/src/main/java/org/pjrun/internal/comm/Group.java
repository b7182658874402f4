package org.pjrun.internal.comm;

/** The members of a communicator, by their ranks in the world. */
record Group(int rank, int size) {
    /** World rank of a member. */
    int worldRank(int member) {
        return member;
    }
}
