package mpi;

/** Ranks some steps away along a dimension, {@code MPI.PROC_NULL} beyond an edge. */
public final class ShiftParms {
    public final int rank_source;
    public final int rank_dest;

    ShiftParms(int source, int dest) {
        this.rank_source = source;
        this.rank_dest = dest;
    }

    static ShiftParms of(org.pjrun.CartComm.Shift shift) {
        return new ShiftParms(Wildcards.told(shift.source()), Wildcards.told(shift.dest()));
    }

    public int getRankSource() {
        return rank_source;
    }

    public int getRankDest() {
        return rank_dest;
    }
}
