package org.pjrun.internal.comm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.engine.Peers;

/**
 * The processes of a group in the order of their ranks; immutable.
 *
 * <p>Evenly spaced ones, as in the world, its dups and splits into blocks or strips, are stored as first and stride; others as
 * a list, with an index by process once somebody asks for a rank.
 */
final class Members implements Peers {
    /** In place of the rank of a process that is not a member. */
    static final int NONE = -1;

    static final Members EMPTY = new Members(0, 1, 0, null);

    private final int first;
    private final int stride;
    private final int size;
    private final int @Nullable [] listed;
    private volatile long @Nullable [] index;

    private Members(int first, int stride, int size, int @Nullable [] listed) {
        this.first = first;
        this.stride = stride;
        this.size = size;
        this.listed = listed;
    }

    /** Processes 0 to size - 1. */
    static Members world(int size) {
        return new Members(0, 1, size, null);
    }

    /** One process. */
    static Members of(int process) {
        return new Members(process, 1, 1, null);
    }

    /** These processes, all different; the array is not kept if they are evenly spaced, else it must not change. */
    static Members of(int... processes) {
        int size = processes.length;
        if (size < 2) {
            return size == 0 ? EMPTY : of(processes[0]);
        }
        int stride = processes[1] - processes[0];
        for (int i = 2; i < size; i++) {
            if (processes[i] - processes[i - 1] != stride) {
                return new Members(0, 0, size, processes);
            }
        }
        return new Members(processes[0], stride, size, null);
    }

    @Override
    public int size() {
        return size;
    }

    /** The process of a rank, which must be within. */
    @Override
    public int process(int rank) {
        int[] list = listed;
        return list == null ? first + rank * stride : list[rank];
    }

    /** The rank of a process, {@link #NONE} if it is no member. */
    int rankOf(int process) {
        if (listed == null) {
            long distance = (long) process - first;
            if (distance % stride != 0) {
                return NONE;
            }
            long rank = distance / stride;
            return rank >= 0 && rank < size ? (int) rank : NONE;
        }
        long[] sorted = index();
        int at = Arrays.binarySearch(sorted, (long) process << 32);
        at = at < 0 ? -at - 1 : at;
        return at < size && sorted[at] >>> 32 == process ? (int) sorted[at] : NONE;
    }

    /** Process and rank of each member, in the order of processes. */
    private long[] index() {
        long[] known = index;
        if (known == null) {
            known = new long[size];
            for (int rank = 0; rank < size; rank++) {
                known[rank] = (long) process(rank) << 32 | rank;
            }
            Arrays.sort(known);
            index = known;
        }
        return known;
    }

    /** The processes in the order of ranks, in an array of the caller's own. */
    int[] processes() {
        int[] all = new int[size];
        for (int rank = 0; rank < size; rank++) {
            all[rank] = process(rank);
        }
        return all;
    }

    /** Whether the other has the same members in the same order. */
    boolean same(Members other) {
        if (size != other.size) {
            return false;
        }
        for (int rank = 0; rank < size; rank++) {
            if (process(rank) != other.process(rank)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the other has the same members in any order. */
    boolean sameSet(Members other) {
        if (size != other.size) {
            return false;
        }
        for (int rank = 0; rank < size; rank++) {
            if (other.rankOf(process(rank)) == NONE) {
                return false;
            }
        }
        return true;
    }
}
