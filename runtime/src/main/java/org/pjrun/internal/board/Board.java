package org.pjrun.internal.board;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.BoardLayout;
import org.pjrun.internal.bootstrap.RankState;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.bootstrap.SegmentStates;
import org.pjrun.internal.shared.Shared;

/**
 * The board of a communicator's ranks on one host, as one of them sees it: a slot for each, which only its member writes.
 * Members are named by their ranks in the communicator.
 *
 * <p>Time goes in ticks, the same for all members from the first call on. In a tick a member may put data into its slot, once
 * {@link #free()}, and show them; others see that they are {@link #shown}, read them, and release the tick. Slots have
 * generations that take turns, so a member that is ahead by less than that overwrites nothing that is still read. What is shown
 * or released wakes members that sleep: they announce their sleep before they look once more (Dekker's pattern).
 *
 * <p>Used inside the engine's gate.
 */
public final class Board {
    /** In place of a member or rank. */
    public static final int NOBODY = -1;

    private final Boards boards;
    private final MemorySegment memory;
    private final BoardLayout layout;
    private final int place;
    private final int me;
    private final int[] here;
    private final int[] members;
    private final int[] processes;

    /** Where in the place each member's part is: at its rank, so that hosts that share a segment for a test do not meet. */
    private final int[] slots;

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
    private final Aside aside = new Aside();
    private int turn;
    private boolean untold;

    Board(Boards boards, int place, int size, int[] here, int[] processes, int rank) {
        this.boards = boards;
        this.memory = boards.memory();
        this.layout = boards.layout().boards();
        this.place = place;
        this.here = here.clone();
        this.processes = processes.clone();
        this.members = new int[size];
        Arrays.fill(members, NOBODY);
        for (int member = 0; member < here.length; member++) {
            members[here[member]] = member;
        }
        this.slots = size <= Boards.MAX_RANKS
                ? this.here
                : IntStream.range(0, here.length).toArray();
        this.me = members[rank];
        this.released = new long[here.length];
        this.ledger = new Ledger(memory, layout, place, slots[me]);
        this.data = new MemorySegment[here.length * BoardLayout.GENERATIONS * 2];
        this.generations = new long[here.length * BoardLayout.GENERATIONS];
        for (int i = 0; i < generations.length; i++) {
            generations[i] = layout.generation(place, slots[i / BoardLayout.GENERATIONS], i % BoardLayout.GENERATIONS);
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

    /** The calls since the last turn was taken, that do not go over the board. */
    public Aside aside() {
        return aside;
    }

    /** Whether the calls before a turn have ended. */
    public boolean isTurn(int taken) {
        return turn == taken;
    }

    /**
     * Begins a call whose turn it is: says what is called.
     *
     * @param between the calls before it that did not go over the board
     */
    public void begin(int number, long word, Aside between) {
        ledger.enter(number, word, between);
    }

    /** Ends the turn of a call. */
    public void endTurn() {
        tell();
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
                released[member] =
                        Shared.getLongAcquire(memory, layout.lines(place, slots[member]) + BoardLayout.RELEASED);
                if (released[member] < needed) {
                    laggard = here[member];
                    return false;
                }
                if (!ledger.agrees(slots[member])) {
                    laggard = here[member];
                    suspect = here[member];
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
            boards.reserve(layout.slot(place, slots[me], 0), (long) BoardLayout.GENERATIONS * layout.slotBytes());
        }
        return data(me, isLong);
    }

    /**
     * Shows what this member has put into its slot in this tick. Members that sleep are to be {@linkplain #tell told}, which
     * the end of a tick or turn does, too.
     */
    public void show(boolean isLong) {
        long generation = generations[index(me)];
        Shared.putLong(memory, generation + BoardLayout.HISTORY, ledger.hash());
        Shared.putLong(memory, generation + BoardLayout.LONG_DATA, isLong ? 1 : 0);
        Shared.putLongRelease(memory, generation + BoardLayout.SHOWN, tick + 1);
        untold = true;
        if (isLong) {
            tell(); // reading what others show takes long, too
        }
    }

    /**
     * Wakes members that sleep, if this one has shown something since. Not done by showing, because its fence would have to
     * wait for the line to leave the other cores, while this member could already look for what they show.
     */
    public void tell() {
        if (untold) {
            untold = false;
            wakeSleepers();
        }
    }

    /** Whether a member has shown its slot in this tick. */
    public boolean shown(int rank) {
        int member = members[rank];
        if (Shared.getLongAcquire(memory, generations[index(member)] + BoardLayout.SHOWN) <= tick) {
            return false;
        }
        released[member] = Math.max(released[member], tick); // or it would not be in this tick
        return true;
    }

    /** Whether a member that has shown its slot in this tick has called the same as this one, now and before. */
    public boolean agrees(int rank) {
        return Shared.getLong(memory, generations[index(members[rank])] + BoardLayout.HISTORY) == ledger.hash();
    }

    /** What a member has called that this one has not, null if that is longer ago than is known. */
    public @Nullable Difference difference(int rank) {
        return ledger.difference(slots[members[rank]], shown(rank));
    }

    /** What a member has shown in this tick. */
    public MemorySegment slot(int rank) {
        int member = members[rank];
        return data(member, Shared.getLong(memory, generations[index(member)] + BoardLayout.LONG_DATA) != 0);
    }

    /** Ends the tick: this member reads nothing any more that is shown in it. */
    public void release() {
        tick++;
        boards.ticked();
        Shared.putLongRelease(memory, layout.lines(place, slots[me]) + BoardLayout.RELEASED, tick);
        untold = false;
        wakeSleepers();
    }

    /** Whether a member has ended, so that it is in vain to wait for it. */
    public boolean ended(int rank) {
        return state(rank) == RankState.DEAD || left(rank);
    }

    /** Whether a member has left in good order. */
    public boolean left(int rank) {
        return state(rank) == RankState.LEFT;
    }

    private RankState state(int rank) {
        return SegmentStates.of(memory, boards.layout(), processes[members[rank]]);
    }

    /** Says that this member takes no more turns; when all have said so, and ended theirs, the place is free. */
    public void close() {
        closing = turn != nextTurn;
        if (!closing
                && place != Boards.WORLD
                && Shared.addInt(memory, layout.lines(place, 0) + BoardLayout.CLOSED, 1) == here.length - 1) {
            boards.giveBack(place);
        }
    }

    private void wakeSleepers() {
        boards.fence().beforeLook();
        SegmentLayout segment = boards.layout();
        for (int member = 0; member < processes.length; member++) {
            long page = segment.page(processes[member]);
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
                    ? memory.asSlice(layout.slot(place, slots[member], generation), layout.slotBytes())
                    : memory.asSlice(
                            layout.generation(place, slots[member], generation) + BoardLayout.SHORT_DATA,
                            BoardLayout.SHORT_BYTES);
            data[index] = known;
        }
        return known;
    }
}
