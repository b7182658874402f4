package org.pjrun.launcher.hosts;

/**
 * Where a rank runs.
 *
 * @param host number of its host in the list
 * @param localRank its number among the ranks of the host
 * @param cpus the processors that it is bound to as Linux lists them, empty where that is not said here
 */
public record Place(int host, int localRank, String cpus) {}
