package org.pjrun.internal.bootstrap;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How a rank that is a thread with its own class loader is told who it is.
 *
 * <p>The launcher calls {@link #enter} by reflection inside each rank's loader before the program's main method runs;
 * since every loader has its own copy of this class, what it holds belongs to one rank.
 */
public final class ThreadRank {
    private static final AtomicReference<@Nullable RankIdentity> ENTERED = new AtomicReference<>();

    private ThreadRank() {}

    /** Bytes of the memory that so many ranks share. */
    public static long hubBytes(int ranks) {
        return new SegmentLayout(ranks).bytes();
    }

    /** Makes the classes of this loader the given rank; hub comes from {@link HostSegment#local}. */
    public static void enter(MemorySegment hub, String job, int rank, int size, int cores) {
        RankIdentity identity = new RankIdentity(job, rank, size, cores, 0, size == 1 ? null : hub, null);
        ENTERED.set(identity.with(Tuning.of(System.getenv())));
    }

    static @Nullable RankIdentity entered() {
        return ENTERED.get();
    }
}
