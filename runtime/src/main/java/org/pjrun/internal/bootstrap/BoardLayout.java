package org.pjrun.internal.bootstrap;

/**
 * Where things lie in the boards of a host segment: a number of places, each lent to one communicator at a time.
 *
 * <p>A place has for each member a few lines that others poll, with room for short data beside the flag that shows them, and
 * then the members' slots for longer data, which take memory only when they are used. Host and communicators with more ranks
 * than {@link #MAX_RANKS} have no use for a board: everybody would look at everybody.
 *
 * <pre>
 *   lines    how far the member is, its last calls, what it called between them, then for each generation: tick shown, hash of the calls so far, where the data is, short data
 *   slots    for each member and generation 64 to 256 KiB, less where members are many
 * </pre>
 */
public final class BoardLayout {
    /** Generations of a slot, which take turns. */
    public static final int GENERATIONS = 2;

    /** Most members of a communicator with a board. */
    public static final int MAX_RANKS = 256;

    /** Bytes of short data. */
    public static final int SHORT_BYTES = 480;

    /** Calls of a member that its lines tell of. */
    public static final int LEDGER_ENTRIES = 8;

    // a member's lines: first what it writes when a tick ends, or a call begins
    public static final long RELEASED = 0;
    public static final long HASHES = 8;
    public static final long CLOSED = 48;
    public static final long WORDS = 64;
    public static final long ASIDES = 128;

    // then each generation
    public static final long SHOWN = 0;
    public static final long HISTORY = 8;
    public static final long LONG_DATA = 16;
    public static final long SHORT_DATA = 32;

    private static final long GENERATION = SHORT_DATA + SHORT_BYTES;
    private static final long FIRST_GENERATION = 192;
    private static final long LINES = FIRST_GENERATION + GENERATIONS * GENERATION;
    private static final long PAGE = 4096;
    private static final long MOST_BYTES = 64L << 20;
    private static final int LEAST_SLOT = 64 * 1024;
    private static final int MOST_SLOT = 256 * 1024;

    /** Bytes of all slots of a place, where that leaves each of them enough. */
    private static final int SLOTS = 8 << 20;

    private static final int MOST_PLACES = 16;

    private final long start;
    private final int members;
    private final int slotBytes;

    BoardLayout(long start, int ranks) {
        this.start = start;
        this.members = Math.min(ranks, MAX_RANKS);
        this.slotBytes = Math.clamp(Integer.highestOneBit(SLOTS / (members * GENERATIONS)), LEAST_SLOT, MOST_SLOT);
    }

    /** Bytes of a slot: long ones need fewer ticks for long data, but all of them together should stay in the caches. */
    public int slotBytes() {
        return slotBytes;
    }

    /** Communicators that can have a board at the same time. */
    public int places() {
        return Math.clamp(MOST_BYTES / placeBytes(), 1, MOST_PLACES);
    }

    /** The lines of a member. */
    public long lines(int place, int member) {
        return start + place * placeBytes() + member * LINES;
    }

    /** The lines of a generation of a member. */
    public long generation(int place, int member, int generation) {
        return lines(place, member) + FIRST_GENERATION + generation * GENERATION;
    }

    /** Bytes of the lines of all members of a place, which lie together. */
    public long linesBytes() {
        return members * LINES + PAGE - 1 & -PAGE;
    }

    /** A slot of a member; its generations lie together. */
    public long slot(int place, int member, int generation) {
        return lines(place, 0) + linesBytes() + ((long) member * GENERATIONS + generation) * slotBytes;
    }

    /** Bytes of all places. */
    long bytes() {
        return places() * placeBytes();
    }

    private long placeBytes() {
        return linesBytes() + (long) members * GENERATIONS * slotBytes;
    }
}
