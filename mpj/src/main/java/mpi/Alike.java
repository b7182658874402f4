package mpi;

import org.pjrun.Comparison;

/** How groups and communicators are alike, in numbers. */
final class Alike {
    private Alike() {}

    static int number(Comparison comparison) {
        return switch (comparison) {
            case IDENT -> MPI.IDENT;
            case CONGRUENT -> MPI.CONGRUENT;
            case SIMILAR -> MPI.SIMILAR;
            case UNEQUAL -> MPI.UNEQUAL;
        };
    }
}
