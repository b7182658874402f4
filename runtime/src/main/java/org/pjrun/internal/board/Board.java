package org.pjrun.internal.board;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.BoardLayout;
import org.pjrun.internal.bootstrap.RankState;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.bootstrap.SegmentStates;
import org.pjrun.internal.shared.Shared;

/**
 * The board of a communicator, as one of its members sees it: a slot for each, which only its member writes.
 *
 * <p>Time goes in ticks, the same for all members from the first call on. In a tick a member may put data into its slot, once
 * {@link #free()}, and show them; others see that they are {@link #shown}, read them, and release the tick. Slots have
 * generations that take turns, so a member that is ahead by less than that overwrites nothing that is still read. What is shown
 * or released wakes members that sleep: they announce their sleep before they look once more (Dekker's pattern).
 *
 * <p>Used inside the engine's gate.
 */
public final class Board {
    /** In place of a member. */
    public static final int NOBODY = -1;

    private final Boards boards;
    private final MemorySegment memory;
    private final BoardLayout layout;
    private final int place;
    private final int me;
    private final int[] ranks;
    private final long[] generations;
    private final long[] released;
    private final @Nullable MemorySegment[] data;
    private final Ledger ledger;
    private long tick;
    private int laggard;
    private int suspect = NOBODY;
    private boolean reserved;
    private boolean closing;
    private int nextTurn;
    private int turn;

    Board(Boards boards, int place, int[] ranks, int me) {
        this.boards = boards;
        this.memory = boards.memory();
        this.layout = boards.layout().boards();
        this.place = place;
        this.ranks = ranks.clone();
        this.me = me;
        this.released = new long[ranks.length];
        this.ledger = new Ledger(memory, layout, place, me);
        this.data = new MemorySegment[ranks.length * BoardLayout.GENERATIONS * 2];
        this.generations = new long[ranks.length * BoardLayout.GENERATIONS];
        for (int i = 0; i < generations.length; i++) {
            generations[i] = layout.generation(place, i / BoardLayout.GENERATIONS, i % BoardLayout.GENERATIONS);
        }
    }

    /** Bytes of a slot. */
    public int slotBytes() {
        return layout.slotBytes();
    }

    /** A turn for a call: calls go over the board one after the other, in the order in which they take turns. */
    public int takeTurn() {
        return nextTurn++;
    }

    /** Whether the calls before a turn have ended. */
    public boolean isTurn(int taken) {
        return turn == taken;
    }

    /** Begins a call whose turn it is: says what is called. */
    public void begin(int number, long word) {
        ledger.enter(number, word);
    }

    /** Ends the turn of a call. */
    public void endTurn() {
        turn++;
        if (closing) {
            close();
        }
    }

    /** Whether this member may put data into its slot: nobody reads any more what it held before. */
    public boolean free() {
        long needed = tick - BoardLayout.GENERATIONS + 1;
        for (int member = 0; member < released.length; member++) {
            if (released[member] < needed && member != me) {
                released[member] = Shared.getLongAcquire(memory, layout.lines(place, member) + BoardLayout.RELEASED);
                if (released[member] < needed) {
                    laggard = member;
                    return false;
                }
                if (!ledger.agrees(member)) {
                    laggard = member;
                    suspect = member;
                    return false;
                }
            }
        }
        return true;
    }

    /** The member that {@link #free()} found to be too far behind. */
    public int laggard() {
        return laggard;
    }

    /** A member that was found to have called something else than this one, or {@link #NOBODY}. */
    public int suspect() {
        return suspect;
    }

    /** This member's slot in this tick, for short data or for long ones. */
    public MemorySegment own(boolean isLong) {
        if (isLong && !reserved) {
            reserved = true;
            boards.reserve(layout.slot(place, me, 0), (long) BoardLayout.GENERATIONS * layout.slotBytes());
        }
        return data(me, isLong);
    }

    /** Shows what this member has put into its slot in this tick. */
    public void show(boolean isLong) {
        long generation = generations[index(me)];
        Shared.putLong(memory, generation + BoardLayout.HISTORY, ledger.hash());
        Shared.putLong(memory, generation + BoardLayout.LONG_DATA, isLong ? 1 : 0);
        Shared.putLongRelease(memory, generation + BoardLayout.SHOWN, tick + 1);
        wakeSleepers();
    }

    /** Whether a member has shown its slot in this tick. */
    public boolean shown(int member) {
        if (Shared.getLongAcquire(memory, generations[index(member)] + BoardLayout.SHOWN) <= tick) {
            return false;
        }
        released[member] = Math.max(released[member], tick); // or it would not be in this tick
        return true;
    }

    /** Whether a member that has shown its slot in this tick has called the same as this one, now and before. */
    public boolean agrees(int member) {
        return Shared.getLong(memory, generations[index(member)] + BoardLayout.HISTORY) == ledger.hash();
    }

    /** What a member has called that this one has not, null if that is longer ago than is known. */
    public @Nullable Difference difference(int member) {
        return ledger.difference(member, shown(member));
    }

    /** What a member has shown in this tick. */
    public MemorySegment slot(int member) {
        return data(member, Shared.getLong(memory, generations[index(member)] + BoardLayout.LONG_DATA) != 0);
    }

    /** Ends the tick: this member reads nothing any more that is shown in it. */
    public void release() {
        tick++;
        boards.ticked();
        Shared.putLongRelease(memory, layout.lines(place, me) + BoardLayout.RELEASED, tick);
        wakeSleepers();
    }

    /** Whether a member has ended, so that it is in vain to wait for it. */
    public boolean ended(int member) {
        return state(member) == RankState.DEAD || left(member);
    }

    /** Whether a member has left in good order. */
    public boolean left(int member) {
        return state(member) == RankState.LEFT;
    }

    private RankState state(int member) {
        return SegmentStates.of(memory, boards.layout(), ranks[member]);
    }

    /** Says that this member takes no more turns; when all have said so, and ended theirs, the place is free. */
    public void close() {
        closing = turn != nextTurn;
        if (!closing
                && place != Boards.WORLD
                && Shared.addInt(memory, layout.lines(place, 0) + BoardLayout.CLOSED, 1) == ranks.length - 1) {
            boards.giveBack(place);
        }
    }

    private void wakeSleepers() {
        VarHandle.fullFence();
        SegmentLayout segment = boards.layout();
        for (int member = 0; member < ranks.length; member++) {
            long page = segment.page(ranks[member]);
            if (member != me && Shared.getIntOpaque(memory, page + SegmentLayout.PAGE_SLEEPING) != 0) {
                SegmentStates.wake(memory, page);
            }
        }
    }

    private int index(int member) {
        return member * BoardLayout.GENERATIONS + (int) (tick % BoardLayout.GENERATIONS);
    }

    private MemorySegment data(int member, boolean isLong) {
        int index = index(member) * 2 + (isLong ? 1 : 0);
        MemorySegment known = data[index];
        if (known == null) {
            int generation = (int) (tick % BoardLayout.GENERATIONS);
            known = isLong
                    ? memory.asSlice(layout.slot(place, member, generation), layout.slotBytes())
                    : memory.asSlice(
                            layout.generation(place, member, generation) + BoardLayout.SHORT_DATA,
                            BoardLayout.SHORT_BYTES);
            data[index] = known;
        }
        return known;
    }
}
