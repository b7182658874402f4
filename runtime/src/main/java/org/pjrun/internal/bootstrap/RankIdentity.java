package org.pjrun.internal.bootstrap;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Which rank this is, and of what job.
 *
 * @param job the job's name
 * @param rank this rank in the world
 * @param size ranks in the world
 * @param cores cores that the job may use, of all its hosts; the same on all ranks
 * @param launcher process that supervises this rank, 0 if none
 * @param memory the host's segment, null for a world of one
 * @param path file of the segment, null where it is no file
 * @param network how ranks of other hosts are reached, null if there are none
 * @param tuning how collectives are carried out
 */
public record RankIdentity(
        String job,
        int rank,
        int size,
        int cores,
        long launcher,
        @Nullable MemorySegment memory,
        @Nullable String path,
        @Nullable Network network,
        Tuning tuning) {

    /** A rank without wishes for collectives. */
    public RankIdentity(
            String job,
            int rank,
            int size,
            int cores,
            long launcher,
            @Nullable MemorySegment memory,
            @Nullable String path,
            @Nullable Network network) {
        this(job, rank, size, cores, launcher, memory, path, network, Tuning.USUAL);
    }

    /** A rank of a job of one host. */
    public RankIdentity(
            String job,
            int rank,
            int size,
            int cores,
            long launcher,
            @Nullable MemorySegment memory,
            @Nullable String path) {
        this(job, rank, size, cores, launcher, memory, path, null);
    }

    /** The same rank with wishes for collectives. */
    public RankIdentity with(Tuning wishes) {
        return new RankIdentity(job, rank, size, cores, launcher, memory, path, network, wishes);
    }

    /** The identity of a process that nobody launched as a rank. */
    public static RankIdentity alone() {
        return new RankIdentity("alone", 0, 1, Runtime.getRuntime().availableProcessors(), 0, null, null);
    }
}
