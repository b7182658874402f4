package org.pjrun.launcher.threads;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * What all ranks of a host of threads have in common.
 *
 * @param name the job's name
 * @param size number of ranks
 * @param cores cores that the job may use
 * @param hub memory that the ranks share
 * @param mainClass binary name of the program's main class
 * @param arguments what the program gets
 * @param numbered whether each rank gets its number, the size and the device first, as MPJ Express has it
 * @param input who reads the standard input
 */
record HostedJob(
        String name,
        int size,
        int cores,
        MemorySegment hub,
        String mainClass,
        String[] arguments,
        boolean numbered,
        HostedInput input) {
    /** What the program of a rank gets. */
    String[] arguments(int rank) {
        if (!numbered) {
            return arguments.clone();
        }
        List<String> all = new ArrayList<>(List.of(Integer.toString(rank), Integer.toString(size), "pjrun"));
        all.addAll(List.of(arguments));
        return all.toArray(new String[0]);
    }
}
