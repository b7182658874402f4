package org.pjrun.internal.diagnosis;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.pjrun.internal.bootstrap.RankState;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.bootstrap.SegmentStates;
import org.pjrun.internal.shared.Shared;

/** The ranks of this host, asked through the memory that they share. */
public final class SegmentRanks implements WatchedRanks {
    /** Longer than a rank sleeps that cannot be woken from here, since it waits for other hosts. */
    private static final long PATIENCE_NANOS = 2_500_000_000L;

    private static final long LOOK_NANOS = 5_000_000;

    private final MemorySegment memory;
    private final SegmentLayout layout;
    private final List<StatusPage> pages = new ArrayList<>();
    private int question;

    /** For a mapped segment whose status pages have been reserved. */
    public SegmentRanks(MemorySegment memory, SegmentLayout layout) {
        this.memory = memory;
        this.layout = layout;
        for (int r = 0; r < layout.ranks(); r++) {
            pages.add(new StatusPage(memory, layout, r));
        }
    }

    /** The page of a rank. */
    public StatusPage page(int rank) {
        return pages.get(rank);
    }

    @Override
    public boolean blockedFor(long millis) {
        return blockedMillis() >= Math.max(1, millis);
    }

    /** For how long the thread has been blocked that has been for longest; 0 if none is. */
    public long blockedMillis() {
        long now = System.currentTimeMillis();
        long longest = 0;
        for (int r = 0; r < pages.size(); r++) {
            StatusPage page = pages.get(r);
            if (page.changes() != 0 && joined(r)) {
                for (StatusPage.Entry entry : page.entries()) {
                    longest = Math.max(longest, now - entry.sinceMillis());
                }
            }
        }
        return longest;
    }

    @Override
    public List<RankSnapshot> ask() {
        question++;
        for (int r = 0; r < pages.size(); r++) {
            if (joined(r)) {
                pages.get(r).ask(question);
                SegmentStates.wake(memory, layout.page(r)); // one that is blocked looks when it wakes
            }
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        List<RankSnapshot> answers = new ArrayList<>();
        for (int r = 0; r < pages.size(); r++) {
            answers.add(answer(r, deadline));
        }
        return answers;
    }

    /** What ranks that have ended left; empty if they left nothing. */
    public List<RankSnapshot> lastWords() {
        if (Shared.getIntAcquire(memory, SegmentLayout.HEADER_LEFTOVERS) == 0) {
            return List.of();
        }
        List<RankSnapshot> words = new ArrayList<>();
        for (int r = 0; r < pages.size(); r++) {
            StatusPage page = pages.get(r);
            words.add(page.left() ? page.lastWord() : RankSnapshot.of(r, RankSnapshot.State.LEFT));
        }
        return words;
    }

    private RankSnapshot answer(int rank, long deadline) {
        StatusPage page = pages.get(rank);
        while (joined(rank)) {
            if (page.answered(question)) {
                return page.answer();
            }
            if (System.nanoTime() - deadline > 0) {
                return RankSnapshot.of(rank, RankSnapshot.State.SILENT);
            }
            LockSupport.parkNanos(this, LOOK_NANOS);
        }
        RankState state = SegmentStates.of(memory, layout, rank);
        return RankSnapshot.of(
                rank,
                switch (state) {
                    case ABSENT -> RankSnapshot.State.ABSENT;
                    case JOINED -> RankSnapshot.State.SILENT;
                    case LEFT -> RankSnapshot.State.LEFT;
                    case DEAD -> RankSnapshot.State.DEAD;
                });
    }

    private boolean joined(int rank) {
        return SegmentStates.of(memory, layout, rank) == RankState.JOINED;
    }
}
