package mpi;

import org.pjrun.Comm;
import org.pjrun.InterComm;

/** Ranks and tags that are none, in this interface's numbers and in Comm's. */
final class Wildcards {
    private Wildcards() {}

    /** A destination as Comm takes it. */
    static int dest(int rank) {
        if (rank >= 0) {
            return rank;
        }
        if (rank == MPI.PROC_NULL) {
            return Comm.PROC_NULL;
        }
        throw new MPIException(MPI.ERR_RANK, "dest: " + rank + " (expected: a rank or PROC_NULL)");
    }

    /** A source as Comm takes it. */
    static int source(int rank) {
        if (rank >= 0) {
            return rank;
        }
        if (rank == MPI.ANY_SOURCE) {
            return Comm.ANY_SOURCE;
        }
        if (rank == MPI.PROC_NULL) {
            return Comm.PROC_NULL;
        }
        throw new MPIException(MPI.ERR_RANK, "source: " + rank + " (expected: a rank, ANY_SOURCE or PROC_NULL)");
    }

    /** A receive's tag as Comm takes it. */
    static int tag(int tag) {
        if (tag >= 0) {
            return tag;
        }
        if (tag == MPI.ANY_TAG) {
            return Comm.ANY_TAG;
        }
        throw new MPIException(MPI.ERR_TAG, "tag: " + tag + " (expected: not negative, or ANY_TAG)");
    }

    /** A root as Comm takes it: between groups it may be ROOT or PROC_NULL. */
    static int root(int rank) {
        if (rank >= 0) {
            return rank;
        }
        if (rank == MPI.ROOT) {
            return InterComm.ROOT;
        }
        if (rank == MPI.PROC_NULL) {
            return Comm.PROC_NULL;
        }
        throw new MPIException(MPI.ERR_ROOT, "root: " + rank + " (expected: a rank)");
    }

    /** A color or a rank of a group as Comm takes it. */
    static int color(int color) {
        return color == MPI.UNDEFINED ? Comm.UNDEFINED : color;
    }

    /** A rank that Comm has told. */
    static int told(int rank) {
        return switch (rank) {
            case Comm.PROC_NULL -> MPI.PROC_NULL;
            case Comm.UNDEFINED -> MPI.UNDEFINED;
            case Comm.ANY_SOURCE -> MPI.ANY_SOURCE;
            default -> rank;
        };
    }

    /** Ranks that Comm has told. */
    static int[] told(int[] ranks) {
        int[] told = new int[ranks.length];
        for (int i = 0; i < told.length; i++) {
            told[i] = told(ranks[i]);
        }
        return told;
    }

    static int toldTag(int tag) {
        return tag == Comm.ANY_TAG ? MPI.ANY_TAG : tag;
    }
}
