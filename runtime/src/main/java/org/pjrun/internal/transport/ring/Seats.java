package org.pjrun.internal.transport.ring;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.shared.Cores;
import org.pjrun.internal.shared.Shared;

/**
 * Keeps the ranks of a host apart: one that waits, on a core that has two ranks more than another one, goes to that.
 *
 * <p>A rank never is idle while it polls and yields, so the scheduler sees nothing amiss when a thread that compiles or collects
 * garbage has pushed two ranks onto one core, and leaves them there for 10 to 50 ms, in which every message needs a
 * hand-over. Each rank says in its page where it is; threads of others are not counted. A rank that the user has bound stays
 * where it is, and one that has to move again and again does so more and more seldom.
 */
final class Seats {
    /** Before so many yields a rank does not look: finding out how to takes milliseconds. */
    private static final int FIRST_YIELDS = 4096;

    private static final int LOOK_EVERY = 64;

    /** With more ranks on a host it would take long to look at all of them. */
    private static final int MOST_RANKS = 256;

    private static final int CROWD = 2;
    private static final long LEAST_NANOS = 2_000_000;
    private static final long MOST_NANOS = 1_000_000_000;

    /** A rank that has stayed for so many times the least pause has found its place. */
    private static final int SETTLED = 16;

    private final MemorySegment memory;
    private final SegmentLayout layout;
    private final long page;
    private final LongSupplier clock;
    private @Nullable BitSet allowed;
    private int[] taken = {};
    private int yields;
    private int told = -1;
    private long moved;
    private long pause = LEAST_NANOS;

    Seats(MemorySegment memory, SegmentLayout layout, int rank, LongSupplier clock) {
        this.memory = memory;
        this.layout = layout;
        this.page = layout.page(rank);
        this.clock = clock;
        this.moved = clock.getAsLong();
    }

    /** The calling thread, which waits for this rank, has yielded its core. */
    void yielded() {
        if (++yields >= FIRST_YIELDS + LOOK_EVERY) {
            yields = FIRST_YIELDS;
            look();
        }
    }

    /** Looks where all ranks are, and goes where there are fewer; whether it did. */
    boolean look() {
        BitSet cores = allowed == null ? allow(layout.ranks() <= MOST_RANKS ? Cores.allowed() : new BitSet()) : allowed;
        if (cores.cardinality() < 2) {
            return false;
        }
        int here = Cores.current();
        tell(here);
        Arrays.fill(taken, 0);
        for (int rank = 0; rank < layout.ranks(); rank++) {
            int core = Shared.getIntOpaque(memory, layout.page(rank) + SegmentLayout.PAGE_CORE) - 1;
            if (core >= 0 && core < taken.length) {
                taken[core]++;
            }
        }
        int best = emptiest(cores, here);
        long now = clock.getAsLong();
        if (!cores.get(here) || taken[here] - taken[best] < CROWD || now - moved < pause) {
            return false;
        }
        BitSet still = Cores.allowed();
        if (!still.equals(cores)) { // another thread than at first, or the program has bound it since
            allow(still);
            return false;
        }
        pause = now - moved > SETTLED * pause ? LEAST_NANOS : Math.min(MOST_NANOS, 2 * pause);
        moved = now;
        tell(best);
        Cores.goTo(best, cores);
        return true;
    }

    private BitSet allow(BitSet cores) {
        allowed = cores;
        taken = new int[cores.length()];
        return cores;
    }

    /** The core with the fewest ranks; of several the next one after this. */
    private int emptiest(BitSet cores, int here) {
        int best = here;
        for (int core = cores.nextSetBit(0); core >= 0; core = cores.nextSetBit(core + 1)) {
            boolean nearer = best < here && core > here;
            best = taken[core] < taken[best] || taken[core] == taken[best] && nearer ? core : best;
        }
        return best;
    }

    private void tell(int core) {
        if (core != told) {
            told = core;
            Shared.putIntRelease(memory, page + SegmentLayout.PAGE_CORE, core + 1);
        }
    }

    /** This rank takes no core: it sleeps, or has left. */
    void free() {
        if (told >= 0) {
            tell(-1);
        }
    }
}
