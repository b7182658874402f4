package org.pjrun.internal.bootstrap;

import java.lang.foreign.MemorySegment;
import org.pjrun.internal.shared.Kernel;
import org.pjrun.internal.shared.Shared;

/** The states of ranks in a mapped segment, and waking those who sleep when one changes. */
public final class SegmentStates {
    private SegmentStates() {}

    public static RankState of(MemorySegment memory, SegmentLayout layout, int rank) {
        return RankState.of(Shared.getIntAcquire(memory, layout.page(rank) + SegmentLayout.PAGE_STATE));
    }

    /** Takes a rank's place; false if somebody has had it before. */
    public static boolean join(MemorySegment memory, SegmentLayout layout, int rank) {
        return change(memory, layout, rank, RankState.ABSENT, RankState.JOINED);
    }

    /** Says goodbye for a rank, unless it was declared dead, and wakes all sleepers. */
    public static void leave(MemorySegment memory, SegmentLayout layout, int rank) {
        if (change(memory, layout, rank, RankState.JOINED, RankState.LEFT)
                || change(memory, layout, rank, RankState.ABSENT, RankState.LEFT)) {
            wakeAll(memory, layout);
        }
    }

    /** Marks a rank as dead and wakes all sleepers. */
    public static void markDead(MemorySegment memory, SegmentLayout layout, int rank) {
        Shared.putIntRelease(memory, layout.page(rank) + SegmentLayout.PAGE_STATE, RankState.DEAD.ordinal());
        wakeAll(memory, layout);
    }

    /** Wakes the rank with this page, if it sleeps. */
    public static void wake(MemorySegment memory, long page) {
        Shared.addInt(memory, page + SegmentLayout.PAGE_FUTEX, 1);
        if (Shared.casInt(memory, page + SegmentLayout.PAGE_SLEEPING, 1, 0) && Kernel.available()) {
            Kernel.futexWake(memory.address() + page + SegmentLayout.PAGE_FUTEX, Integer.MAX_VALUE);
        }
    }

    /** Announces a change of rank states and wakes every sleeping rank. */
    public static void wakeAll(MemorySegment memory, SegmentLayout layout) {
        Shared.addInt(memory, SegmentLayout.HEADER_EPOCH, 1);
        for (int r = 0; r < layout.ranks(); r++) {
            long page = layout.page(r);
            Shared.addInt(memory, page + SegmentLayout.PAGE_FUTEX, 1);
            if (Shared.getIntAcquire(memory, page + SegmentLayout.PAGE_SLEEPING) != 0 && Kernel.available()) {
                Kernel.futexWake(memory.address() + page + SegmentLayout.PAGE_FUTEX, Integer.MAX_VALUE);
            }
        }
    }

    private static boolean change(
            MemorySegment memory, SegmentLayout layout, int rank, RankState expected, RankState state) {
        return Shared.casInt(memory, layout.page(rank) + SegmentLayout.PAGE_STATE, expected.ordinal(), state.ordinal());
    }
}
