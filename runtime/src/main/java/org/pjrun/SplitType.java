package org.pjrun;

/** By what ranks are grouped in {@link Comm#splitType} (MPI 4.1 §7.4.2). */
public enum SplitType {
    /** The host: its ranks can share memory (MPI_COMM_TYPE_SHARED). */
    SHARED,
    /** The package of cores; a rank that may run on several is in none. */
    SOCKET,
    /** The NUMA node; a rank that may run on several is in none. */
    NUMA,
    /** The cores that share their last cache; a rank that may run on others, too, is in none. */
    L3_CACHE,
    /** The core with its hardware threads; a rank that may run on several is in none. */
    CORE
}
