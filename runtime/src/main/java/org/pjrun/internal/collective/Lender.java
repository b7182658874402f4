package org.pjrun.internal.collective;

import org.jspecify.annotations.Nullable;
import org.pjrun.internal.board.Board;
import org.pjrun.internal.board.Boards;

/**
 * Gives a communicator its board: the world its own, others one that is lent when they have shown by a few blocking calls that
 * they are used; none where members are on other hosts or too many.
 */
public final class Lender {
    /** Blocking calls before a board is lent, since it costs a broadcast and some memory. */
    private static final int CALLS_BEFORE = 3;

    private final @Nullable Boards boards;
    private final int[] ranks;
    private final int me;
    private final boolean world;
    private int calls;

    private Lender(@Nullable Boards boards, int[] ranks, int me, boolean world) {
        this.boards = boards;
        this.ranks = ranks;
        this.me = me;
        this.world = world;
        this.calls =
                world || boards == null || ranks.length < 2 || ranks.length > Boards.MAX_RANKS ? Integer.MAX_VALUE : 0;
    }

    /** A communicator that never gets a board. */
    public static Lender none() {
        return new Lender(null, new int[0], 0, false);
    }

    /**
     * A communicator of ranks of this host.
     *
     * @param boards of this host
     * @param ranks the rank on this host of each member
     * @param me which member this rank is
     * @param world whether it is the communicator of all ranks
     */
    public static Lender of(Boards boards, int[] ranks, int me, boolean world) {
        return new Lender(boards, ranks, me, world);
    }

    /** The board that it has from the beginning, or null. */
    @Nullable
    Board known() {
        boolean has = world && ranks.length > 1 && ranks.length <= Boards.MAX_RANKS;
        return has ? open(Boards.WORLD) : null;
    }

    /** Whether it is time to lend one; said once, after the same number of questions on all ranks. */
    boolean due() {
        if (calls > CALLS_BEFORE) {
            return false;
        }
        return calls++ == CALLS_BEFORE;
    }

    /** A place, to be told to all members, or {@link Boards#NONE}. */
    int lend() {
        return boards == null ? Boards.NONE : boards.lend();
    }

    /** The board at a place, null for none. */
    @Nullable
    Board open(int place) {
        return boards == null || place == Boards.NONE ? null : boards.open(place, ranks, me);
    }
}
