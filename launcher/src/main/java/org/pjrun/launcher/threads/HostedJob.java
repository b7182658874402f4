package org.pjrun.launcher.threads;

import java.lang.foreign.MemorySegment;

/**
 * What all ranks of a host of threads have in common.
 *
 * @param name the job's name
 * @param size number of ranks
 * @param cores cores that the job may use
 * @param hub memory that the ranks share
 * @param mainClass binary name of the program's main class
 * @param arguments what the program gets
 * @param input who reads the standard input
 */
record HostedJob(
        String name, int size, int cores, MemorySegment hub, String mainClass, String[] arguments, HostedInput input) {}
