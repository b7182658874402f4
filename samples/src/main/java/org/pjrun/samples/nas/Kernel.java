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

    /**
     * Runs a benchmark as a program. Its arguments are the class, S if there is none, and how often to run it, once if that is left out: the
     * first run of a JVM is slower than those after it, since its compilers are at work. The exit status says whether all results are right.
     */
    static void main(Kernel kernel, String... args) {
        Comm world = Comm.world();
        boolean speaks = world.rank() == 0;
        boolean right = true;
        try {
            ProblemClass problem = problem(args);
            int times = times(args);
            for (int time = 0; time < times; time++) {
                Outcome outcome = kernel.run(world, problem);
                right &= outcome.verified();
                if (speaks) {
                    IO.print(outcome.text());
                }
            }
        } catch (IllegalArgumentException e) {
            if (speaks) {
                System.err.println(e.getMessage());
            }
            System.exit(USAGE);
        }
        if (speaks && !right) {
            System.exit(1);
        }
    }

    private static ProblemClass problem(String... args) {
        String name = args.length == 0 ? "S" : args[0];
        for (ProblemClass problem : ProblemClass.values()) {
            if (problem.name().equals(name)) {
                return problem;
            }
        }
        throw new IllegalArgumentException(
                "nas: class " + name + " (expected one of " + Arrays.toString(ProblemClass.values()) + ")");
    }

    private static int times(String... args) {
        if (args.length <= 1) {
            return 1;
        }
        String last = String.join(" ", Arrays.asList(args).subList(1, args.length));
        if (last.matches("[1-9][0-9]{0,5}")) {
            return Integer.parseInt(last);
        }
        throw new IllegalArgumentException(
                "nas: " + last + " times (expected, after the class, how often to run: 1 or more)");
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
