package org.pjrun.samples.nas;

import java.util.Arrays;
import org.pjrun.Comm;
import org.pjrun.Op;

/** One of the benchmarks. */
@FunctionalInterface
interface Kernel {
    /** Exit status where the arguments or the number of ranks are wrong. */
    int USAGE = 2;

    /**
     * Runs the benchmark; collective. What is set up and what the compiler needs to get going is not timed.
     *
     * @return the same on all ranks
     * @throws IllegalArgumentException if it can't run on so many ranks
     */
    Outcome run(Comm comm, ProblemClass problem);

    /** Runs a benchmark as a program: the class is the argument, S if there is none; the exit status says whether the result is right. */
    static void main(Kernel kernel, String... args) {
        Comm world = Comm.world();
        boolean speaks = world.rank() == 0;
        try {
            Outcome outcome = kernel.run(world, problem(args));
            if (speaks) {
                IO.print(outcome.text());
            }
            if (speaks && !outcome.verified()) {
                System.exit(1);
            }
        } catch (IllegalArgumentException e) {
            if (speaks) {
                System.err.println(e.getMessage());
            }
            System.exit(USAGE);
        }
    }

    private static ProblemClass problem(String... args) {
        String name = args.length == 0 ? "S" : args[0];
        for (ProblemClass problem : ProblemClass.values()) {
            if (args.length <= 1 && problem.name().equals(name)) {
                return problem;
            }
        }
        throw new IllegalArgumentException("nas: class " + String.join(" ", args) + " (expected one of "
                + Arrays.toString(ProblemClass.values()) + ")");
    }

    /**
     * Refuses numbers of ranks that the data can't be dealt out to.
     *
     * @param most the largest power of two that will do
     */
    static void needPowerOfTwo(String kernel, int ranks, int most) {
        if (Integer.bitCount(ranks) != 1 || ranks > most) {
            throw new IllegalArgumentException(
                    "nas: " + kernel + " on " + ranks + " ranks (expected: a power of two, at most " + most + ")");
        }
    }

    /** Waits for all ranks, runs what is measured, and returns the seconds that the slowest rank took. */
    static double seconds(Comm comm, Runnable timed) {
        comm.barrier();
        double start = Comm.wtime();
        timed.run();
        return comm.allreduce(Comm.wtime() - start, Op.MAX);
    }
}
