package org.pjrun.benchmarks;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code scripts/bench nas} was asked for besides.
 *
 * @param problem the class: S, W or A
 * @param kernels which kernels, by their names in small letters
 * @param npb the folder of NPB's own programs, compiled for MPI, or null where there are none
 */
record NasOptions(
        String problem, List<String> kernels, @Nullable String npb) {
    private static final List<String> KERNELS = List.of("ep", "is", "cg", "ft", "mg");

    /** All kernels, class A, without NPB. */
    static final NasOptions DEFAULT = new NasOptions("A", KERNELS, null);

    /** These, but of another class. */
    NasOptions withProblem(String name) {
        if (!List.of("S", "W", "A").contains(name)) {
            throw new IllegalArgumentException("--class: " + name + " (expected: S, W or A)");
        }
        return new NasOptions(name, kernels, npb);
    }

    /** These, but only one kernel. */
    NasOptions withKernel(String name) {
        String kernel = name.toLowerCase(Locale.ROOT);
        if (!KERNELS.contains(kernel)) {
            throw new IllegalArgumentException("--kernel: " + name + " (expected one of " + KERNELS + ")");
        }
        return new NasOptions(problem, List.of(kernel), npb);
    }

    /** These, but compared with NPB's programs, too. */
    NasOptions withNpb(String folder) {
        return new NasOptions(problem, kernels, folder);
    }

    /** The number of a kernel in the order in which they are shown. */
    static int number(String kernel) {
        return KERNELS.indexOf(kernel);
    }

    /** The name of the kernel with a number, in capital letters. */
    static String title(int number) {
        return KERNELS.get(number).toUpperCase(Locale.ROOT);
    }
}
