package org.pjrun.benchmarks.program;

import java.io.IOException;
import mpi.MPI;

/** {@link MpiLoops} and {@link CommLoops} by turns in the same JVMs, so that both see the same weather. */
public final class FacadeLoops {
    /** What is added to the rows of Comm. */
    public static final int COMM = Cases.SECOND;

    private FacadeLoops() {}

    /** Runs as one of two ranks. */
    public static void main(String[] args) throws IOException, InterruptedException {
        String[] own = MPI.Init(args);
        Cases.run(own, new MpiLoops(), new CommLoops());
        MPI.Finalize();
    }
}
