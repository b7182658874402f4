package org.pjrun.internal.transport.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.internal.bootstrap.HostSegment;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.shared.Cores;
import org.pjrun.internal.shared.Shared;

/** A rank that waits leaves a core where more ranks are than elsewhere. */
@Timeout(30)
class SeatsTest {
    private static final int RANKS = 5;
    private static final long PAUSE = 3_000_000;

    private final MemorySegment memory = HostSegment.local(RANKS);
    private final SegmentLayout layout = new SegmentLayout(RANKS);
    private final BitSet allowed = Cores.allowed();
    private Seats seats;
    private long now;

    @BeforeEach
    void make() {
        assumeThat(allowed.cardinality()).isGreaterThanOrEqualTo(2);
        seats = new Seats(memory, layout, 0, () -> now);
        now += PAUSE;
    }

    private void others(int... cores) {
        for (int rank = 1; rank < RANKS; rank++) {
            int core = rank <= cores.length ? cores[rank - 1] : -1;
            Shared.putIntRelease(memory, layout.page(rank) + SegmentLayout.PAGE_CORE, core + 1);
        }
    }

    private int told() {
        return Shared.getIntOpaque(memory, layout.page(0) + SegmentLayout.PAGE_CORE) - 1;
    }

    /** Looks until the scheduler has left this thread on its core from the telling of the others' until the look. */
    private boolean looksWhile(int... others) {
        for (int i = 0; i < 100; i++) {
            others(others);
            int core = allowed.nextSetBit(0);
            Cores.goTo(core, allowed);
            boolean moved = seats.look();
            if (moved || told() == core) {
                return moved;
            }
        }
        throw new AssertionError("this thread does not stay where it is");
    }

    @Test
    void look_whereAnotherRankIs_andACoreIsFree_goesThere() {
        int first = allowed.nextSetBit(0);
        assertThat(looksWhile(first)).isTrue();
        assertThat(told()).isNotEqualTo(first);
        assertThat(Cores.allowed()).isEqualTo(allowed);
    }

    @Test
    void look_whereNoCoreHasTwoRanksLess_stays() {
        int first = allowed.nextSetBit(0);
        int second = allowed.nextSetBit(first + 1);
        assumeThat(allowed.cardinality()).isEqualTo(2);
        assertThat(looksWhile(first, second)).isFalse();
        assertThat(looksWhile(second, second)).isFalse();
        assertThat(looksWhile(first, second, second)).isFalse();
        assertThat(looksWhile(first, first, second)).isTrue();
    }

    @Test
    void look_againAtOnce_waitsLongerEachTime() {
        int first = allowed.nextSetBit(0);
        assertThat(looksWhile(first)).isTrue();
        assertThat(looksWhile(first)).isFalse();
        now += PAUSE;
        assertThat(looksWhile(first)).isFalse();
        now += PAUSE;
        assertThat(looksWhile(first)).isTrue();
        now += 2 * PAUSE;
        assertThat(looksWhile(first)).isFalse();
        now += 100 * PAUSE;
        assertThat(looksWhile(first)).isTrue();
        now += PAUSE;
        assertThat(looksWhile(first)).isTrue();
    }

    @Test
    void look_ofAThreadThatWasBoundSince_leavesItBound() {
        int first = allowed.nextSetBit(0);
        seats.look();
        BitSet one = BitSet.valueOf(new long[0]);
        one.set(first);
        Cores.goTo(first, one);
        try {
            others(first, first);
            assertThat(seats.look()).isFalse();
            assertThat(seats.look()).isFalse();
            assertThat(Cores.allowed()).isEqualTo(one);
        } finally {
            Cores.goTo(first, allowed);
        }
    }

    @Test
    void free_isNotCounted() {
        seats.look();
        assertThat(told()).isNotNegative();
        seats.free();
        assertThat(told()).isNegative();
    }

    @Test
    void yielded_oftenEnough_looks() {
        for (int i = 0; i < 4000; i++) {
            seats.yielded();
        }
        assertThat(told()).isNegative();
        for (int i = 0; i < 200; i++) {
            seats.yielded();
        }
        assertThat(told()).isNotNegative();
    }
}
