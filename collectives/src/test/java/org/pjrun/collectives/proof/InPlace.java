package org.pjrun.collectives.proof;

import java.util.SplittableRandom;

/** Which ranks of a test's call pass MPI_IN_PLACE. */
enum InPlace {
    NONE,
    ALL,
    SOME;

    boolean on(SplittableRandom random) {
        return this == ALL || this == SOME && random.nextBoolean();
    }
}
