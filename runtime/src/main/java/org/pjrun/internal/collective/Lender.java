package org.pjrun.internal.collective;

import org.jspecify.annotations.Nullable;
import org.pjrun.collectives.Topology;
import org.pjrun.internal.board.Board;
import org.pjrun.internal.board.Boards;

/**
 * Gives a communicator its board: the world its own, others one that is lent when they have shown by a few blocking calls that
 * they are used. The world has one on each host; none has what else spans hosts, or has too many ranks.
 */
public final class Lender {
    /** Blocking calls before a board is lent, since it costs a broadcast and some memory. */
    private static final int CALLS_BEFORE = 3;

    private final @Nullable Boards boards;
    private final int size;
    private final int[] here;
    private final int[] processes;
    private final int rank;
    private final boolean world;
    private int calls;

    private Lender(@Nullable Boards boards, int size, int[] here, int[] processes, int rank, boolean world) {
        this.boards = boards;
        this.size = size;
        this.here = here;
        this.processes = processes;
        this.rank = rank;
        this.world = world;
        this.calls = world || boards == null ? Integer.MAX_VALUE : 0;
    }

    /** A communicator that never gets a board. */
    public static Lender none() {
        return new Lender(null, 0, new int[0], new int[0], 0, false);
    }

    /** Whether ranks that are so distributed can have a board; the same on all of them. */
    public static boolean serves(int size, Topology topology, boolean world) {
        int hosts = topology.hosts(size);
        return size > 1 && hosts < size && (world || hosts == 1) && topology.most(size) <= Boards.MAX_RANKS;
    }

    /**
     * A communicator that can have a board, or one on each host.
     *
     * @param boards of this host
     * @param size of the communicator
     * @param here which of its ranks are on this host, in ascending order
     * @param processes the process of each of these
     * @param rank this rank in the communicator
     * @param world whether it is the communicator of all ranks
     */
    public static Lender of(Boards boards, int size, int[] here, int[] processes, int rank, boolean world) {
        return new Lender(boards, size, here, processes, rank, world);
    }

    /** The board that it has from the beginning, or null. */
    @Nullable
    Board known() {
        return world ? open(Boards.WORLD) : null;
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
        return boards == null || place == Boards.NONE ? null : boards.open(place, size, here, processes, rank);
    }
}
