package org.pjrun.internal.board;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.BoardLayout;
import org.pjrun.internal.shared.Shared;

/**
 * What each member of a board has called lately, so that ranks which call different things are found.
 *
 * <p>Of each call there are its word, that of the last call before it which went aside, and a hash of all words so far. Comparing
 * hashes finds a difference also in an earlier call, in which neither rank looked at the other; the words then tell which. A member may have begun two calls
 * more than another one, so a few entries are enough.
 */
final class Ledger {
    private static final int KEPT = BoardLayout.LEDGER_ENTRIES;

    /** How far back words are there for sure, though the other member has begun later calls. */
    private static final int BACK = KEPT - BoardLayout.GENERATIONS - 1;

    private final MemorySegment memory;
    private final BoardLayout layout;
    private final int place;
    private final long own;
    private final int[] numbers = new int[KEPT];
    private final int[] asideNumbers = new int[KEPT];
    private long calls;
    private long hash;

    Ledger(MemorySegment memory, BoardLayout layout, int place, int me) {
        this.memory = memory;
        this.layout = layout;
        this.place = place;
        this.own = layout.lines(place, me);
    }

    /** Adds a call's word to a hash of those before it. */
    static long add(long hash, long word) {
        long mixed = (hash ^ word) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 29;
    }

    /**
     * Enters a call; others see it when this member shows or releases something.
     *
     * @param aside the calls between the last one that was entered and this one
     */
    void enter(int number, long word, Aside aside) {
        hash = add(add(hash, aside.hash), word);
        int entry = (int) (calls++ % KEPT);
        numbers[entry] = number;
        asideNumbers[entry] = aside.number;
        Shared.putLong(memory, own + BoardLayout.ASIDES + (long) Long.BYTES * entry, aside.word);
        Shared.putLong(memory, own + BoardLayout.WORDS + (long) Long.BYTES * entry, word);
        Shared.putInt(memory, own + BoardLayout.HASHES + (long) Integer.BYTES * entry, (int) hash);
    }

    /** A hash of all calls so far. */
    long hash() {
        return hash;
    }

    /** Whether a member, who may be up to a generation of slots behind, has called the same as this one. */
    boolean agrees(int member) {
        long last = calls - BoardLayout.GENERATIONS - 1;
        if (last < 0) {
            return true;
        }
        long hashes = BoardLayout.HASHES + Integer.BYTES * (last % KEPT);
        return Shared.getInt(memory, layout.lines(place, member) + hashes) == Shared.getInt(memory, own + hashes);
    }

    /**
     * The first call that a member has not called alike, null if that is longer ago than is known.
     *
     * @param begun whether the member has begun this rank's latest call
     */
    @Nullable
    Difference difference(int member, boolean begun) {
        long last = calls - (begun ? 1 : BoardLayout.GENERATIONS + 1);
        for (long call = Math.max(0, calls - BACK); call <= last; call++) {
            int entry = (int) (call % KEPT);
            long theirs = word(layout.lines(place, member), BoardLayout.WORDS, entry);
            long mine = word(own, BoardLayout.WORDS, entry);
            long theirAside = word(layout.lines(place, member), BoardLayout.ASIDES, entry);
            long myAside = word(own, BoardLayout.ASIDES, entry);
            if (theirAside != myAside) {
                // where one has called nothing aside, what it has called over the board stands against that
                int number = myAside == 0 ? numbers[entry] : asideNumbers[entry];
                return new Difference(number, myAside == 0 ? mine : myAside, theirAside == 0 ? theirs : theirAside);
            }
            if (theirs != mine) {
                return new Difference(numbers[entry], mine, theirs);
            }
        }
        return null;
    }

    private long word(long lines, long words, int entry) {
        return Shared.getLong(memory, lines + words + (long) Long.BYTES * entry);
    }
}
