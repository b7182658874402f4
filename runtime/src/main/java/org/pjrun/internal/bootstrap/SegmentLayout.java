package org.pjrun.internal.bootstrap;

/**
 * Where things lie in a host segment: a header, one page a rank, one ring a directed pair of ranks, a pool of lanes,
 * a status a rank, boards.
 *
 * <p>All offsets are computed from the number of ranks, so nothing has to be allocated to reach a peer for the first
 * time. The segment is sparse: pages that nobody touches cost nothing.
 *
 * <pre>
 *   header   4 KiB           magic, ranks, epoch of rank states, pool of lanes, fences
 *   page     4 KiB a rank    state, process, futex word, bell
 *   ring     64 KiB a pair   sender i, receiver j: messages of up to a quarter of it, control frames; 16 KiB among many ranks
 *   lane     256 KiB + 4 KiB large messages, lent by the receiver to one sender at a time
 *   status   64 KiB a rank   what the rank does, for whoever looks, and answers to questions
 *   board    see {@link BoardLayout}: what collectives show to all at once
 * </pre>
 */
public final class SegmentLayout {
    public static final long MAGIC = 0x706a72756e303031L;

    // header
    public static final long HEADER_MAGIC = 0;
    public static final long HEADER_RANKS = 8;
    public static final long HEADER_EPOCH = 64;
    public static final long HEADER_LANE_SHORTAGE = 128;
    public static final long HEADER_LANE_BITS = 192;
    public static final long HEADER_BOARD_BITS = 256;
    public static final long HEADER_LIGHT = 320;
    public static final long HEADER_SECRET = 2048;

    /** How many ranks have left something unreceived, uncompleted or not freed. */
    public static final long HEADER_LEFTOVERS = 3968;

    // rank page: the first line changes rarely, the second when its rank sleeps, the bell when a cold peer rings
    public static final long PAGE_STATE = 0;
    public static final long PAGE_PROCESS = 4;
    public static final long PAGE_CREDIT = 8;

    /** The process whose memory this rank's peers may copy from, once it has said of any message where it lies. */
    public static final long PAGE_OFFERER = 16;

    /** Where in that process its garbage collections are counted; 0 if it offers no arrays. */
    public static final long PAGE_COLLECTIONS = 24;

    public static final long PAGE_FUTEX = 64;
    public static final long PAGE_SLEEPING = 68;

    /** The core that the rank runs on, and one; 0 if it takes none or does not know. */
    public static final long PAGE_CORE = 192;

    public static final long PAGE_BELL = 512;

    /** How far the rank is, for people: see {@link ProgressPage}. */
    public static final long PAGE_PROGRESS = 2048;

    // ring: a line that the receiver writes, then data
    public static final long RING_HEAD = 0;
    public static final long RING_RETURNED = 8;
    public static final long RING_HOT = 16;

    /** 1 while the receiver wants messages announced that are longer than most frames. */
    public static final long RING_ANNOUNCE = 24;

    public static final long RING_DATA = 256;

    // lane: a line that the sender writes, a line that the receiver writes, then data
    public static final long LANE_FILLED = 0;
    public static final long LANE_DRAINED = 128;
    public static final long LANE_DATA = 4096;

    public static final int MAX_RANKS = 4096;
    public static final int MAX_LANES = 256;

    private static final long PAGE = 4096;
    private static final long RING = 16 * 1024;
    private static final long RING_AMONG_FEW = 64 * 1024;
    private static final int FEW = 16;
    private static final long LANE = LANE_DATA + 256 * 1024;
    private static final long STATUS = 64 * 1024;

    private final int ranks;
    private final long ringBytes;
    private final BoardLayout boards;

    public SegmentLayout(int ranks) {
        if (ranks < 1 || ranks > MAX_RANKS) {
            throw new IllegalArgumentException("ranks on one host: " + ranks + " (expected: 1 to " + MAX_RANKS + ")");
        }
        this.ranks = ranks;
        this.ringBytes = ranks <= FEW ? RING_AMONG_FEW : RING;
        this.boards = new BoardLayout(status(ranks), ranks);
    }

    public int ranks() {
        return ranks;
    }

    public long page(int rank) {
        return PAGE + rank * PAGE;
    }

    public long ring(int sender, int receiver) {
        return PAGE + ranks * PAGE + ((long) sender * ranks + receiver) * ringBytes;
    }

    public long ringBytes() {
        return ringBytes;
    }

    public long ringCapacity() {
        return ringBytes - RING_DATA;
    }

    public long lane(int index) {
        return ring(ranks, 0) + index * LANE;
    }

    public long laneBytes() {
        return LANE;
    }

    public long laneCapacity() {
        return LANE - LANE_DATA;
    }

    public int lanes() {
        return Math.clamp(2L * ranks, 4, MAX_LANES);
    }

    public int bellWords() {
        return (ranks + 63) >>> 6;
    }

    public long status(int rank) {
        return lane(lanes()) + rank * STATUS;
    }

    public long statusBytes() {
        return STATUS;
    }

    public BoardLayout boards() {
        return boards;
    }

    /** Bytes of the whole segment. */
    public long bytes() {
        return status(ranks) + boards.bytes();
    }
}
