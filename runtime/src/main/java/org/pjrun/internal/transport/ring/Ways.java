package org.pjrun.internal.transport.ring;

import java.util.function.LongSupplier;
import org.pjrun.internal.transport.Transfer;

/**
 * Which way is faster for very long messages: one copy by the kernel, or two that overlap through the lane's memory.
 *
 * <p>What does not fit into any cache is read from memory and written to it either way. The kernel does both on one core; two
 * copies use two cores, and win by half where these share a cache, and lose by more than half where they do not. A machine
 * does not say which it is, and a virtual one may change. So both are tried, and the slower one again now and then.
 */
final class Ways {
    /** From here on a message is longer than what caches keep. */
    private static final long LEAST_BYTES = 16L << 20;

    private static final int AGAIN_AFTER = 32;

    private final LongSupplier clock;
    private double once;
    private double twice;
    private int chosen;
    private boolean copiesOnce;
    private boolean underway;
    private long began;

    /** Compares by a clock that tells nanoseconds. */
    Ways(LongSupplier clock) {
        this.clock = clock;
    }

    /** Whether the way of a message has to be found out by trying. */
    static boolean concern(Transfer message) {
        return message.length >= LEAST_BYTES;
    }

    /** Decides about such a message, which begins now; whether it is to be copied once. */
    boolean begin() {
        began = clock.getAsLong();
        underway = true;
        copiesOnce = next();
        return copiesOnce;
    }

    private boolean next() {
        if (once == 0 || twice == 0) {
            return once == 0;
        }
        boolean better = once >= twice;
        return ++chosen % AGAIN_AFTER == 0 ? !better : better;
    }

    /** Notes that a message has been moved, if it is the one that was decided about. */
    void end(long bytes) {
        if (!underway) {
            return;
        }
        underway = false;
        double rate = (double) bytes / Math.max(1, clock.getAsLong() - began);
        if (copiesOnce) {
            once = mean(once, rate);
        } else {
            twice = mean(twice, rate);
        }
    }

    private static double mean(double before, double rate) {
        return before == 0 ? rate : (before + rate) / 2;
    }
}
