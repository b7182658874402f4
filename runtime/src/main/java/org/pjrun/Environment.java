package org.pjrun;

import java.util.Map;

/** What surrounds a rank: its job, its host, and this implementation (MPI 4.1 chapter 9). */
public interface Environment {
    /** The communicator of all ranks of the job. */
    Comm world();

    /** The communicator of this rank alone (MPI_COMM_SELF). */
    Comm self();

    /** The job's name. */
    String job();

    /** Name of the host that this rank runs on (§9.1.2). */
    String processorName();

    /** Number of this rank's host, from 0. */
    int host();

    /** This rank's place among the ranks of the world on its host, from 0. */
    int localRank();

    /** Number of ranks of the world on this rank's host. */
    int localSize();

    /** How many ranks the job's hosts have room for, as far as is known; at least the size of the world (§11.10.1). */
    int universeSize();

    /** Number of the application that this rank belongs to, of those that were started together (§11.10.3). */
    int appnum();

    /** Which threads may communicate: all (§11.6). */
    ThreadLevel queryThread();

    /** Whether {@link Comm#wtime} tells the same time on all ranks (§9.1.2). */
    boolean wtimeIsGlobal();

    /** The version of the standard that this implementation follows (§9.1.1). */
    Version version();

    /** Name and version of this implementation, and of the virtual machine (§9.1.1). */
    String libraryVersion();

    /**
     * Starts an operation that the program carries out itself (MPI_Grequest_start, §13.2).
     *
     * @param operation what is asked when the request is complete, or is cancelled
     */
    GeneralizedRequest grequestStart(GeneralizedOperation operation);

    /**
     * What is known of how this rank was started, by the keys of MPI_INFO_ENV (§11.2.1): {@code command}, {@code argv},
     * {@code maxprocs}, {@code host}, {@code arch}, {@code wdir}, {@code thread_level}; unmodifiable.
     */
    Map<String, String> attributes();

    /**
     * A version of the MPI standard.
     *
     * @param version the number before the point
     * @param subversion the number after the point
     */
    record Version(int version, int subversion) {}
}
